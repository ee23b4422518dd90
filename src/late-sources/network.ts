import type { Stop } from '../events/events.ts';
import type { LateSource } from '../sources/late-source.ts';

/** The Network Information API, Chromium only. https://wicg.github.io/netinfo/ */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
  readonly effectiveType?: string;
}

/** What the browser says of the network. WebKit reports it seconds late, or never on loopback. */
export const network: LateSource = ({ emit, guard, natives: { listen } }) => {
  const undo: Stop[] = [
    listen(window, 'offline', guard(() => emit('page.went-offline', {}))),
    listen(window, 'online', guard(() => emit('page.went-online', {}))),
  ];
  if (!navigator.onLine) emit('page.went-offline', {});
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  if (connection) {
    undo.push(listen(connection, 'change', guard(() =>
      emit('page.network-changed', { kind: String(connection.type ?? connection.effectiveType) }))));
  }
  return () => undo.forEach((stop) => stop());
};
