/**
 * Engine.IO packets and polling payloads, protocol 3 and 4.
 * https://socket.io/docs/v4/engine-io-protocol/ and its revision 3.
 */
import { isRecord, parseJson } from '../events/json.ts';

export const OPEN = 48;
export const CLOSE = 49;
export const PING = 50;
export const PONG = 51;
export const MESSAGE = 52;
export const UPGRADE = 53;

/** Names of the packet types, by their digit. */
export const PACKET_NAMES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

/** What the server says in its open packet. */
export interface Handshake {
  readonly sid: string;
  readonly upgrades: readonly string[];
  /** ms */
  readonly pingInterval: number;
  /** ms */
  readonly pingTimeout: number;
  /** bytes; absent before Engine.IO 6.4 / python-engineio 4.11 */
  readonly maxPayload: number | undefined;
}

/** Reads the JSON of an open packet (without its leading `0`); `undefined` when it is none. */
export function readHandshake(text: string): Handshake | undefined {
  const open = parseJson(text);
  if (!isRecord(open) || typeof open['sid'] !== 'string') return undefined;
  const { sid, upgrades, pingInterval, pingTimeout, maxPayload } = open;
  return {
    sid,
    upgrades: Array.isArray(upgrades) ? upgrades.filter((name) => typeof name === 'string') : [],
    pingInterval: finite(pingInterval) ?? 0,
    pingTimeout: finite(pingTimeout) ?? 0,
    maxPayload: finite(maxPayload) || undefined,
  };
}

/** What JSON may hold is not always a number, nor one that JSON can say again: `1e999`. */
const finite = (value: unknown): number | undefined => (Number.isFinite(value) ? (value as number) : undefined);

/** Where a packet of a payload begins and ends, and whether that is base64 of binary. */
export type PayloadVisitor = (start: number, end: number, binary: boolean) => void;

/** Visits the packets of a payload, copying nothing; false when it is no payload of that protocol. */
export const visitPayload = (payload: string | Uint8Array, protocol: number, visit: PayloadVisitor): boolean =>
  typeof payload !== 'string' ? visitBytes(payload, visit) : (protocol === 3 ? visitLengths : visitSeparators)(payload, visit);

function visitSeparators(payload: string, visit: PayloadVisitor): boolean {
  for (let start = 0; start <= payload.length; ) {
    const next = payload.indexOf('\x1e', start);
    const end = next < 0 ? payload.length : next;
    const first = payload.charAt(start);
    if (!/[0-6b]/.test(first)) return false;
    const binary = first === 'b';
    visit(binary ? start + 1 : start, end, binary);
    start = end + 1;
  }
  return true;
}

/** Protocol 3: `<length>:<packet>`, the length in UTF-16 units; base64 begins with `b4`. `0:` is nothing, but a payload. */
function visitLengths(payload: string, visit: PayloadVisitor): boolean {
  for (let at = 0; at < payload.length; ) {
    const start = payload.indexOf(':', at) + 1;
    const end = start + Number(payload.slice(at, start - 1));
    if (!(start > at + 1 && start <= end && end <= payload.length)) return false;
    const binary = payload.charAt(start) === 'b';
    if (start < end) visit(binary ? start + 2 : start, end, binary);
    at = end;
  }
  return payload !== '';
}

/** Protocol 3 with binary in it: `<0 text, else binary><length, a byte a digit><255><packet>`. Binary has its type in front. */
function visitBytes(payload: Uint8Array, visit: PayloadVisitor): boolean {
  for (let at = 0; at < payload.length; ) {
    const start = payload.indexOf(255, at) + 1;
    const digits = payload.subarray(at + 1, start - 1).join('');
    const end = start + Number(digits);
    if (!(digits.length === start - at - 2 && start < end && end <= payload.length)) return false;
    const binary = payload[at] !== 0;
    visit(binary ? start + 1 : start, end, binary);
    at = end;
  }
  return payload.length > 0;
}

/** Bytes of binary behind `length` characters of base64. */
export const base64Bytes = (length: number): number => Math.floor((length * 3) / 4);
