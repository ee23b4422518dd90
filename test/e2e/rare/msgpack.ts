/** As much of MessagePack as socket.io-msgpack-parser needs for a chat. https://github.com/msgpack/msgpack/blob/master/spec.md */
import { bytesParser } from './bytes-parser.ts';

function encode(value: unknown): number[] {
  if (value === undefined || value === null) return [0xc0];
  if (typeof value === 'boolean') return [value ? 0xc3 : 0xc2];
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw new RangeError(`too much for this one: ${value}`);
    return value < 0x80 ? [value] : [0xcd, value >> 8, value & 255];
  }
  if (typeof value === 'string') {
    const bytes = [...Buffer.from(value)];
    return [...(bytes.length < 32 ? [0xa0 | bytes.length] : [0xda, bytes.length >> 8, bytes.length & 255]), ...bytes];
  }
  if (Array.isArray(value)) return [0x90 | value.length, ...value.flatMap(encode)];
  const fields = Object.entries(value as object).filter(([, field]) => field !== undefined);
  return [0x80 | fields.length, ...fields.flat().flatMap(encode)];
}

function decode(bytes: Uint8Array): unknown {
  let at = 0;
  const big = (size: number): number => {
    let number = 0;
    for (let digit = 0; digit < size; digit += 1) number = number * 256 + bytes[at++]!;
    return number;
  };
  const text = (size: number): string => Buffer.from(bytes.subarray(at, (at += size))).toString();
  const list = (size: number): unknown[] => Array.from({ length: size }, () => next());
  const map = (size: number): unknown => Object.fromEntries(Array.from({ length: size }, () => [next(), next()]));
  const next = (): unknown => {
    const code = big(1);
    if (code < 0x80) return code;
    if (code < 0x90) return map(code & 15);
    if (code < 0xa0) return list(code & 15);
    if (code < 0xc0) return text(code & 31);
    if (code >= 0xcc && code <= 0xce) return big(2 ** (code - 0xcc));
    if (code >= 0xd9 && code <= 0xda) return text(big(code - 0xd8));
    if (code === 0xc2 || code === 0xc3) return code === 0xc3;
    if (code === 0xc0) return undefined;
    // `undefined`, as that parser writes it.
    if (code === 0xd4 && big(2) === 0) return undefined;
    throw new RangeError(`not in this one: ${code}`);
  };
  return next();
}

/** The server's side; pages have the client's own build with socket.io-msgpack-parser in it. */
export const msgpackParser = bytesParser((packet) => Buffer.from(encode(packet)), decode);
