import type { Emit, Stop } from '../events/events.ts';
import type { LateContext } from '../sources/late-source.ts';
import type { ManagerView } from '../sources/manager-view.ts';
import type { SeenManager } from '../sources/socket-io.ts';
import { everySecond } from './every-second.ts';

/** A socket's own lists, by these names in 2.x to 4.8. */
interface SocketView {
  readonly sendBuffer?: readonly unknown[];
  readonly acks?: object;
}

/** What waits in the client: events emitted while disconnected pile up, and all go out at once later. */
export function watchWaiting(context: LateContext, current: ReadonlyMap<ManagerView, SeenManager>): Stop {
  const told = new WeakMap<ManagerView, number>();
  return everySecond(context, () => {
    for (const seen of current.values()) tellWaiting(context.emit, seen, told);
  });
}

function tellWaiting(emit: Emit, { manager, connection }: SeenManager, told: WeakMap<ManagerView, number>): void {
  const sockets = Object.values(manager.nsps ?? {}) as SocketView[];
  const events = sockets.reduce((sum, { sendBuffer = [] }) => sum + sendBuffer.length, 0);
  if (events === (told.get(manager) ?? 0)) return;
  told.set(manager, events);
  const acks = sockets.reduce((sum, { acks: pending = {} }) => sum + Object.keys(pending).length, 0);
  emit('manager.waiting', { events, acks }, connection.id);
}
