import type { ConnectionMemory } from '../events/connection-memory.ts';
import type { RawPacket, Stated } from '../events/ring.ts';
import { tenth } from '../events/round.ts';
import { expiryIn } from '../events/secrets.ts';
import { MESSAGE, OPEN, PACKET_NAMES, PING, PONG } from './engine-io.ts';
import { readEvent, readObject, readRefusal, readSocketIo, type SocketIoPacket } from './socket-io.ts';

/** Unanswered acks and requests remembered per connection; the oldest is forgotten first. */
const WAITING_KEPT = 1_000;

/** A map of MessagePack whose first key is one of a Socket.IO packet's. https://github.com/socketio/socket.io-msgpack-parser */
const MSGPACK = /^[\x82-\x85](?:\xa4(?:type|data)|\xa3nsp|\xa2id)/;

/** ms since the epoch at a time of the session: only the clock on the wall says whether a token has expired. */
export type EpochAt = (at: number) => number;

/** Says what a packet means, from its head and from what its connection remembers. Without a wall clock no token has expired. */
export function narrate(packet: RawPacket, epochAt: EpochAt = () => -Infinity): Stated {
  const { connection, binary, sent, size, head } = packet;
  const way = sent ? 'sent' : 'received';
  if (!sent) connection.heard = packet.at;
  if (binary) return { type: `binary.${way}`, fact: { size, parser: parserOf(packet, way) } };
  const code = head.charCodeAt(0);
  const message = code === MESSAGE ? readSocketIo(head.slice(1)) : undefined;
  if (message) {
    connection.readable = true;
    return narrateMessage(packet, message, connection, epochAt);
  }
  return narrateHeartbeat(packet, code, connection) ?? { type: `packet.${way}`, fact: { kind: PACKET_NAMES[code - OPEN] ?? 'unknown', size } };
}

/** Where no event announced it and none ever was readable, the packet is one of the app's own parser. */
function parserOf({ connection: { announced, readable }, head }: RawPacket, way: 'sent' | 'received'): 'msgpack' | 'custom' | undefined {
  announced[way] -= 1;
  if (announced[way] >= 0 || readable) return undefined;
  return MSGPACK.test(head) ? 'msgpack' : 'custom';
}

function narrateHeartbeat({ sent, at }: RawPacket, code: number, memory: ConnectionMemory): Stated | undefined {
  // Protocol 4: the server pings, so that only the regularity of its pings can be judged.
  if (code === PING && !sent) {
    const gap = memory.lastPing === undefined ? 0 : at - memory.lastPing;
    memory.lastPing = at;
    // The interval of a connection that was there before us is not known.
    return { type: 'engine.pinged', fact: { gap: tenth(gap), late: tenth(Math.max(0, gap - (memory.pingInterval || gap))) } };
  }
  if (memory.protocol !== 3) return undefined;
  if (code === PING) memory.lastPing = at;
  if (code === PONG && !sent && memory.lastPing !== undefined) {
    return { type: 'engine.ponged', fact: { ms: tenth(at - memory.lastPing) } };
  }
  return undefined;
}

function narrateMessage({ sent, at, size, head, count }: RawPacket, message: SocketIoPacket, memory: ConnectionMemory, epochAt: EpochAt): Stated {
  const { namespace, id, attachments, data } = message;
  const way = sent ? 'sent' : 'received';
  memory.announced[way] += attachments;
  switch (message.type) {
    case 'connect':
      if (sent) {
        ask(memory, `connect ${namespace}`, at);
        const { pid, offset: _, ...auth } = readObject(data);
        memory.offered.set(namespace, pid);
        return { type: 'namespace.requested', fact: { namespace, authKeys: Object.keys(auth), size, recovering: pid ? true : undefined, expired: expiredIn(head, epochAt(at)) } };
      }
      return { type: 'namespace.connected', fact: { namespace, ms: answered(memory, `connect ${namespace}`, at), recovered: recovered(memory, namespace, data), nameless: (memory.protocol > 3 && !data) || undefined } };
    case 'error':
      return { type: 'namespace.refused', fact: { namespace, message: readRefusal(data), ms: answered(memory, `connect ${namespace}`, at) } };
    case 'disconnect':
      return { type: 'namespace.left', fact: { namespace, by: sent ? 'page' : 'server' } };
    case 'ack':
    case 'binary-ack': {
      const ms = answered(memory, `${sent ? 'in' : 'out'} ${namespace} ${id}`, at);
      return { type: `ack.${way}`, fact: { namespace, id: id ?? -1, ms, size, preview: data } };
    }
    default: {
      const { name, args } = readEvent(data);
      if (count > 1) return { type: 'event.flooded', fact: { way, namespace, name, count, size } };
      if (id !== undefined) ask(memory, `${sent ? 'out' : 'in'} ${namespace} ${id}`, at);
      const fact = { namespace, name, id, size, attachments, preview: args };
      return { type: `event.${way}`, fact };
    }
  }
}

/** A server that recovers sessions gives each a `pid`; the same one again means that it did. */
function recovered({ offered }: ConnectionMemory, namespace: string, data: string): boolean | undefined {
  const { pid } = readObject(data);
  return pid ? offered.get(namespace) === pid : undefined;
}

/** ms since a token in what was sent had expired; of the token itself nothing is kept. */
function expiredIn(head: string, epoch: number): number | undefined {
  const expiry = expiryIn(head);
  return expiry !== undefined && expiry < epoch ? Math.round(epoch - expiry) : undefined;
}

function ask(memory: ConnectionMemory, what: string, at: number): void {
  memory.asked.set(what, at);
  if (memory.asked.size > WAITING_KEPT) memory.asked.delete(memory.asked.keys().next().value!);
}

/** ms since it was asked; nothing when the question was not seen. */
function answered(memory: ConnectionMemory, what: string, at: number): number | undefined {
  const asked = memory.asked.get(what);
  if (asked === undefined) return undefined;
  memory.asked.delete(what);
  return tenth(at - asked);
}
