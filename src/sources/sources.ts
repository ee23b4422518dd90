import type { Stop } from '../events/events.ts';
import type { Ring } from '../events/ring.ts';
import { createConnections } from './connections.ts';
import { watchEveryObject } from './deep.ts';
import { errorsSource } from './errors.ts';
import { watchClients, watchGlobalIo } from './global-io.ts';
import { all, guarded } from './guard.ts';
import type { LateContext, LateSource } from './late-source.ts';
import { natives } from './natives.ts';
import { pageSource } from './page.ts';
import { createPollOutcomes } from './poll-outcomes.ts';
import { type ManagerWatch, watchManagers } from './socket-io.ts';
import { createTraffic } from './traffic.ts';
import { watchWebSocket } from './websocket.ts';
import { watchXhr } from './xhr.ts';

/** All sources of one recording. */
export interface Sources {
  readonly attach: ManagerWatch['attach'];
  /** Starts those that came later. */
  add(sources: Readonly<Record<string, LateSource>>): void;
  readonly stop: Stop;
}

/** Starts every source. One that fails is recorded as a fault; the others go on. */
export function startSources(ring: Ring, { now, console, deep }: Pick<LateContext, 'now' | 'console'> & { readonly deep: boolean }): Sources {
  const { emit } = ring;
  const connections = createConnections(emit);
  const traffic = createTraffic(ring, connections, now);
  const polls = createPollOutcomes(emit, connections, traffic);
  let managers!: ManagerWatch;
  let attach: ManagerWatch['attach'] = () => undefined;
  let stopped = false;
  const stops: Stop[] = [];
  const add = (sources: Readonly<Record<string, LateSource>>): void => {
    if (stopped) return;
    for (const [name, watch] of Object.entries(sources)) {
      stops.push(guarded(name, emit, (guard) => watch({ emit, guard, connections, traffic, polls, managers, natives, now, console })));
    }
  };

  const watchSocketIo: LateSource = ({ guard }) => {
    managers = watchManagers({ emit, guard, connections });
    attach = guard(managers.attach);
    const found = (level: 'global' | 'deep') => (manager: unknown) => void managers.attach(manager, 'io', level);
    const clients = watchClients(guard, found('global'));
    const undo = [managers.stop, clients.stop, watchGlobalIo(guard, clients, found('global'))];
    if (deep) {
      undo.push(watchEveryObject(guard, (manager) => {
        clients.follow(Object(manager).constructor as typeof Object);
        found('deep')(manager);
      }));
    }
    return all(undo);
  };
  add({ page: pageSource, errors: errorsSource, xhr: watchXhr, websocket: watchWebSocket, 'socket.io': watchSocketIo });

  return {
    attach: (...args) => attach(...args),
    add,
    stop() {
      stopped = true;
      all(stops)();
    },
  };
}
