import type { Source } from '../events/events.ts';
import { all } from './guard.ts';
import { listen } from './natives.ts';

/** The Network Information API, Chromium only. https://wicg.github.io/netinfo/ */
interface NetworkInformation extends EventTarget {
  readonly effectiveType?: string;
  readonly type?: string;
}

/** What the browser says of the network. WebKit reports it seconds late, or never on loopback. */
export const networkSource: Source = (emit) => {
  const undo = [
    listen(window, 'offline', () => emit('page.went-offline', {})),
    listen(window, 'online', () => emit('page.went-online', {})),
  ];
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  if (connection) {
    const tell = (): void => emit('page.network-changed', { kind: String(connection.type ?? connection.effectiveType) });
    undo.push(listen(connection, 'change', tell));
  }
  return all(undo);
};
