import type { ConnectionMemory, RawPacket, Stated } from '../events/log.ts';
import { tenth } from '../events/round.ts';
import { MESSAGE, OPEN, PACKET_NAMES, PING, PONG } from './engine-io.ts';
import { readAuthKeys, readEvent, readRefusal, readSocketIo, type SocketIoPacket } from './socket-io.ts';

/** Unanswered acks and requests remembered per connection; the oldest is forgotten first. */
const WAITING_KEPT = 1_000;

/** Says what a packet means, from its head and from what its connection remembers. */
export function narrate(packet: RawPacket): Stated {
  const { connection, binary, sent, size, head } = packet;
  const way = sent ? 'sent' : 'received';
  if (binary) return { type: `binary.${way}`, fact: { size } };
  const code = head.charCodeAt(0);
  const message = code === MESSAGE ? readSocketIo(head.slice(1)) : undefined;
  if (message) return narrateMessage(packet, message, connection);
  return narrateHeartbeat(packet, code, connection) ?? { type: `packet.${way}`, fact: { kind: PACKET_NAMES[code - OPEN] ?? 'unknown', size } };
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

function narrateMessage({ sent, at, size }: RawPacket, message: SocketIoPacket, memory: ConnectionMemory): Stated {
  const { namespace, id, attachments, data } = message;
  const way = sent ? 'sent' : 'received';
  switch (message.type) {
    case 'connect':
      if (sent) {
        ask(memory, `connect ${namespace}`, at);
        return { type: 'namespace.requested', fact: { namespace, authKeys: readAuthKeys(data), size } };
      }
      return { type: 'namespace.connected', fact: { namespace, ms: answered(memory, `connect ${namespace}`, at) } };
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
      if (id !== undefined) ask(memory, `${sent ? 'out' : 'in'} ${namespace} ${id}`, at);
      const fact = { namespace, name, id, size, attachments, preview: args };
      return { type: `event.${way}`, fact };
    }
  }
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
