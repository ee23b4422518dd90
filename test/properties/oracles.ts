/** The parsers that the real clients 2.5 and 4.8 bring with them, seen by shape. */
import { createRequire } from 'node:module';

/** A packet of engine.io-parser. */
export interface EnginePacket {
  readonly type: string;
  readonly data?: string | Buffer;
}

/** engine.io-parser 5, Engine.IO protocol 4. */
interface EngineParser4 {
  encodePayload(packets: readonly EnginePacket[], callback: (payload: string) => void): void;
  decodePayload(payload: string): readonly EnginePacket[];
}

/** engine.io-parser 2, Engine.IO protocol 3. */
interface EngineParser3 {
  encodePayload(packets: readonly EnginePacket[], supportsBinary: boolean, callback: (payload: string | Buffer) => void): void;
  decodePayload(payload: string | Buffer, callback: (packet: EnginePacket) => void): void;
}

/** A packet of socket.io-parser, of either version. */
export interface SocketPacket {
  type: number;
  nsp: string;
  id?: number | undefined;
  data?: unknown;
  attachments?: number;
}

interface SocketDecoder {
  add(text: string): void;
  on(event: 'decoded', listener: (packet: SocketPacket) => void): void;
  /** Set where binary packets are to follow. */
  reconstructor: { readonly reconPack: SocketPacket } | null;
}

interface SocketParser {
  readonly Encoder: new () => { encode(packet: SocketPacket, callback?: (parts: readonly unknown[]) => void): readonly unknown[] | undefined };
  readonly Decoder: new () => SocketDecoder;
}

/** `require` as it works inside a package. */
const inside = (name: string, outside: NodeJS.Require = createRequire(import.meta.url)): NodeJS.Require => createRequire(outside.resolve(name));
const client3 = inside('socket.io-client-2.5');
const client4 = inside('socket.io-client');

export const engine3 = inside('engine.io-client', client3)('engine.io-parser') as unknown as EngineParser3;
export const engine4 = inside('engine.io-client', client4)('engine.io-parser') as unknown as EngineParser4;
const socket4 = client3('socket.io-parser') as unknown as SocketParser;
const socket5 = client4('socket.io-parser') as unknown as SocketParser;

/** What the real decoder makes of a text; `undefined` when it refuses. */
export type Oracle = (text: string) => { readonly packet: SocketPacket; readonly binary: boolean } | undefined;

const oracleOf = ({ Decoder }: SocketParser): Oracle => (text) => {
  const decoder = new Decoder();
  let packet: SocketPacket | undefined;
  decoder.on('decoded', (decoded) => (packet = decoded));
  try {
    decoder.add(text);
  } catch {
    return undefined;
  }
  const pending = decoder.reconstructor?.reconPack;
  // Version 3 of the parser says so with a packet that has no namespace.
  const found = pending ?? packet;
  return found?.nsp === undefined ? undefined : { packet: found, binary: pending !== undefined };
};

/** Socket.IO protocol 5, as clients 3 and 4 speak it: binary in the data makes it a binary packet. */
export const encode5 = (packet: SocketPacket): string => String(new socket5.Encoder().encode(packet)?.[0]);
export const decode5 = oracleOf(socket5);

/** Socket.IO protocol 4, as clients 1 and 2 speak it: the client says which packets are binary. */
export function encode4(packet: SocketPacket): string {
  let text: unknown;
  new socket4.Encoder().encode(packet, ([first]) => (text = first));
  return String(text);
}
export const decode4 = oracleOf(socket4);
