import type { Facts } from '../events/events.ts';
import { isRecord, parseJson } from '../events/json.ts';
import { type Handshake, readHandshake, visitPayload } from '../protocol/engine-io.ts';

/** What a server says when it opens a session. */
export interface OpenPacket extends Handshake {
  /** By the framing of its answer. */
  readonly protocol: 3 | 4;
  readonly server: 'python' | 'node' | undefined;
}

/** Reads the answer to a polling handshake; `undefined` when it opens no session. */
export function readOpenPacket(body: string): OpenPacket | undefined {
  const protocol = /^\d+:/.test(body) ? 3 : 4;
  let first: string | undefined;
  const whole = visitPayload(body, protocol, (start, end) => (first ??= body.slice(start, end)));
  if (!whole || !first?.startsWith('0')) return undefined;
  const handshake = readHandshake(first.slice(1));
  return handshake && { ...handshake, protocol, server: serverOf(first) };
}

/** Node's engine.io and python-engineio name the same fields, in an order of their own. */
const serverOf = (open: string): OpenPacket['server'] => {
  const order = open.indexOf('"pingInterval"') - open.indexOf('"pingTimeout"');
  return order < 0 ? 'node' : order > 0 ? 'python' : undefined;
};

/** Which server writes its errors like this: python-engineio as a JSON string, Node's engine.io as code and message. */
export function serverOfError(body: string): OpenPacket['server'] {
  const error = parseJson(body);
  if (typeof error === 'string') return 'python';
  return isRecord(error) && typeof error['code'] === 'number' && 'message' in error ? 'node' : undefined;
}

/** What of an open packet is told with an answer. */
export const foundIn = ({ protocol, upgrades, pingInterval, pingTimeout, maxPayload, server }: OpenPacket): NonNullable<Facts['probe.answered']['found']> => ({
  protocol, upgrades: upgrades.join(), pingInterval, pingTimeout, ...(maxPayload && { maxPayload }), ...(server && { server }),
});
