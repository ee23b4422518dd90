import type { Stop } from '../events/events.ts';
import { PACKET_NAMES } from '../protocol/engine-io.ts';
import { all } from '../sources/guard.ts';
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
export function readEngine({ emit, guard, connections, traffic, natives: { monotonic, since } }: LateContext, { engine, connection }: SeenManager): Stop {
  const byStreams = (): boolean => engine.transport.name === 'webtransport';
  let shakenAt = monotonic();
  const shaken = (handshake: object): void => {
    shakenAt = monotonic();
    const transport = hearStreams() ? 'webtransport' : 'polling';
    if (!connection.handshaken) connections.shake(connection, JSON.stringify(handshake), transport);
  };
  const pass = (sent: boolean) => guard(({ type = '', data }: EnginePacket) => {
    if (type === 'open') return;
    const text = data === undefined || typeof data === 'string';
    traffic.frame(connection, sent, text ? `${PACKET_NAMES.indexOf(type as 'open')}${data ?? ''}` : data);
  });
  const undo: Stop[] = [];
  let streams = false;
  /** Only then: with a listener of ours each packet of a WebSocket would cost the page a second dispatch. */
  const hearStreams = (): boolean => {
    if (byStreams() && !streams) {
      streams = true;
      undo.push(listenTo(engine, 'packet', pass(false)), listenTo(engine, 'packetCreate', pass(true)));
    }
    return streams;
  };
  // It was there before us; what else it said is not to be had any more.
  const { id, pingInterval = engine._pingInterval, pingTimeout = engine._pingTimeout } = engine;
  if (id) guard(shaken)({ sid: id, pingInterval, pingTimeout });
  undo.push(
    listenTo(engine, 'handshake', guard(shaken)),
    listenTo(engine, 'upgrade', guard(() => {
      if (!hearStreams()) return;
      connection.transport = 'webtransport';
      emit('engine.upgraded', { to: 'webtransport', ms: since(shakenAt) }, connection.id);
    })),
    listenTo(engine, 'close', guard((reason: unknown) => {
      if (byStreams()) connections.end(connection, 'manager', reason === 'forced close' ? 'page' : 'network');
    })),
  );
  return () => all(undo)();
}
