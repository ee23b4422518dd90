import type { Stop } from '../events/events.ts';
import type { Log } from '../events/log.ts';
import { clockSource } from './clock.ts';
import { createConnections } from './connections.ts';
import { errorsSource } from './errors.ts';
import { noticeFetch } from './fetch.ts';
import { watchGlobalIo } from './global-io.ts';
import { all, guarded } from './guard.ts';
import { networkSource } from './network.ts';
import { pageSource } from './page.ts';
import { watchManagers, type ManagerWatch } from './socket-io.ts';
import { createTraffic } from './traffic.ts';
import { watchWebSocket } from './websocket.ts';
import { watchXhr } from './xhr.ts';

/** All sources of one recording. */
export interface Sources {
  readonly attach: ManagerWatch['attach'];
  readonly stop: Stop;
}

/** Starts every source. One that cannot start is recorded as a fault; the others go on. */
export function startSources(log: Log): Sources {
  const { emit } = log;
  const connections = createConnections(emit);
  const traffic = createTraffic(log, connections);
  let attach: ManagerWatch['attach'] = () => undefined;
  const stops = [
    ...Object.entries({
      page: pageSource, network: networkSource, clock: clockSource, errors: errorsSource,
      xhr: watchXhr, websocket: watchWebSocket, fetch: noticeFetch,
    }).map(([name, watch]) => guarded(name, emit, (guard) => watch({ emit, guard, connections, traffic }))),
    guarded('socket.io', emit, (guard) => {
      const managers = watchManagers({ emit, guard, connections });
      attach = guard(managers.attach);
      return all([managers.stop, watchGlobalIo(guard, (manager) => void managers.attach(manager, 'io', 'global'))]);
    }),
  ];
  return { attach: (...args) => attach(...args), stop: all(stops) };
}
