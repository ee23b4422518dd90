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
 * What no wire source sees, told by the engine: the handshake of polling by fetch or script tag, and all
 * of WebTransport, whose address names neither protocol nor session, and whose streams are lost to the
 * app once we read them.
 */
export function readEngine({ emit, guard, connections, traffic, natives: { monotonic, since } }: LateContext, { engine, connection }: SeenManager): Stop[] {
  const byStreams = (): boolean => engine.transport.name === 'webtransport';
  let shakenAt = monotonic();
  const shaken = (handshake: object): void => {
    shakenAt = monotonic();
    if (!connection.handshaken) connections.shake(connection, JSON.stringify(handshake), byStreams() ? 'webtransport' : 'polling');
  };
  const pass = (sent: boolean) => guard(({ type = '', data }: EnginePacket) => {
    if (!byStreams() || type === 'open') return;
    const text = data === undefined || typeof data === 'string';
    traffic.frame(connection, sent, text ? `${PACKET_NAMES.indexOf(type as 'open')}${data ?? ''}` : data);
  });
  // It was there before us; what else it said is not to be had any more.
  const { id, pingInterval = engine._pingInterval, pingTimeout = engine._pingTimeout } = engine;
  if (id) guard(shaken)({ sid: id, pingInterval, pingTimeout });
  return [
    listenTo(engine, 'handshake', guard(shaken)),
    listenTo(engine, 'packet', pass(false)),
    listenTo(engine, 'packetCreate', pass(true)),
    listenTo(engine, 'upgrade', guard(() => {
      if (!byStreams()) return;
      connection.transport = 'webtransport';
      emit('engine.upgraded', { to: 'webtransport', ms: since(shakenAt) }, connection.id);
    })),
    listenTo(engine, 'close', guard((reason: unknown) => {
      if (byStreams()) connections.end(connection, 'manager', reason === 'forced close' ? 'page' : 'network');
    })),
  ];
}
