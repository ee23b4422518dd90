import { all, type Source } from './guard.ts';
import { listen } from './natives.ts';

/** The Network Information API, Chromium only. https://wicg.github.io/netinfo/ */
interface NetworkInformation extends EventTarget {
  readonly effectiveType?: string;
  readonly type?: string;
}

/** What the browser says of the network. WebKit reports it seconds late, or never on loopback. */
export const networkSource: Source = ({ emit, guard }) => {
  const undo = [
    listen(window, 'offline', guard(() => emit('page.went-offline', {}))),
    listen(window, 'online', guard(() => emit('page.went-online', {}))),
  ];
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  if (connection) {
    undo.push(listen(connection, 'change', guard(() =>
      emit('page.network-changed', { kind: String(connection.type ?? connection.effectiveType) }))));
  }
  return all(undo);
};
