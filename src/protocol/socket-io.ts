/**
 * Socket.IO packets, protocol 4 (clients 1.x, 2.x) and 5 (3.x, 4.x), read from their head alone.
 * https://socket.io/docs/v4/socket-io-protocol/
 */
import { isRecord, parseJson } from '../events/json.ts';

export type SocketIoType = 'connect' | 'disconnect' | 'event' | 'ack' | 'error' | 'binary-event' | 'binary-ack';
const TYPES: readonly SocketIoType[] = ['connect', 'disconnect', 'event', 'ack', 'error', 'binary-event', 'binary-ack'];

/** A packet as far as its head tells. */
export interface SocketIoPacket {
  readonly type: SocketIoType;
  readonly namespace: string;
  readonly attachments: number;
  readonly id: number | undefined;
  /** The rest, JSON that may be cut off. */
  readonly data: string;
}

/** Nothing but JSON may follow: to the decoders of the clients white space is a digit, and what else there is no packet. */
const HEAD = /^([0-6])(?:(\d{1,99})-)?(?:(\/[^,?]*)(?:\?[^,]*)?(?:,|$))?(\d{1,99})?(?![^"[{tfn])/;

/** Reads `<type>[<attachments>-][/namespace,][id]data`; `undefined` when it is none. */
export function readSocketIo(text: string): SocketIoPacket | undefined {
  // What comes in floods.
  if (text.startsWith('2["')) return { type: 'event', namespace: '/', attachments: 0, id: undefined, data: text.slice(1) };
  const found = HEAD.exec(text);
  if (!found) return undefined;
  const [whole, type, attachments, namespace, id] = found;
  return {
    type: TYPES[Number(type)]!,
    namespace: namespace ?? '/',
    attachments: Number(attachments ?? 0),
    id: id ? Number(id) : undefined,
    data: text.slice(whole.length),
  };
}

const NAME = /^\[\s*"((?:[^"\\]|\\.)*)"\s*(?:,|\])?/;

/** The event's name and its arguments as JSON (cut off where the head was). */
export function readEvent(data: string): { name: string; args: string } {
  // What comes in floods.
  const end = data.indexOf('"', 2);
  if (data.startsWith('["') && data.charAt(end + 1) === ',' && !data.slice(2, end).includes('\\')) return { name: data.slice(2, end), args: `[${data.slice(end + 2)}` };
  const found = NAME.exec(data);
  if (!found) return { name: '', args: data };
  const [head, escaped = ''] = found;
  const name = escaped.includes('\\') ? parseJson(`"${escaped}"`) : escaped;
  return { name: String(name ?? ''), args: head.endsWith(']') ? '[]' : `[${data.slice(head.length)}` };
}

/** The object that a CONNECT packet carries; its values are secrets. */
export function readObject(data: string): Record<string, unknown> {
  const object = parseJson(data);
  return isRecord(object) ? object : {};
}

/** What a refused namespace says: `{message}` from Node, a bare string from python-socketio. */
export function readRefusal(data: string): string {
  const refusal = parseJson(data);
  if (typeof refusal === 'string') return refusal;
  return isRecord(refusal) && typeof refusal['message'] === 'string' ? refusal['message'] : '';
}
