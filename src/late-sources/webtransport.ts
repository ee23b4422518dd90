import type { Stop } from '../events/events.ts';
import { PACKET_NAMES } from '../protocol/engine-io.ts';
import type { LateContext } from '../sources/late-source.ts';
import { listenTo } from '../sources/manager-view.ts';
import type { SeenManager } from '../sources/socket-io.ts';

/** A packet as engine.io-client hands it on, 2.x to 4.8. */
interface EnginePacket {
  readonly type?: string;
  readonly data?: unknown;
}

/**
 * The packets of WebTransport, where the engine has them: its address names neither protocol nor session,
 * and streams that we read are lost to the app.
 */
export function readWebTransport({ guard, connections, traffic }: LateContext, { engine, connection }: SeenManager): Stop[] {
  const pass = (sent: boolean) => guard(({ type = '', data }: EnginePacket) => {
    if (engine.transport.name !== 'webtransport') return;
    connection.transport = 'webtransport';
    if (type === 'open' && typeof data === 'string') connections.shake(connection, data, 'webtransport');
    else if (typeof data === 'string' || data === undefined) traffic.frame(connection, sent, `${PACKET_NAMES.indexOf(type as 'open')}${data ?? ''}`);
    else traffic.frame(connection, sent, data);
  });
  return [
    listenTo(engine, 'packet', pass(false)),
    listenTo(engine, 'packetCreate', pass(true)),
    listenTo(engine, 'close', guard(() => {
      if (connection.transport === 'webtransport') connections.end(connection, 'manager', 'network');
    })),
  ];
}
