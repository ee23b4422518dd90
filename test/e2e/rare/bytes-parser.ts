type Heard = (packet: unknown) => void;
type Chunk = string | ArrayBuffer | Uint8Array;

/** A Socket.IO parser whose packets are bytes, for server and client alike. */
export function bytesParser(encode: (packet: unknown) => Uint8Array, decode: (bytes: Uint8Array) => unknown) {
  class Encoder {
    encode(packet: unknown): Uint8Array[] {
      return [encode(packet)];
    }
  }
  class Decoder {
    private heard: Heard[] = [];
    on(_event: 'decoded', heard: Heard): void {
      this.heard.push(heard);
    }
    off(): void {
      this.heard = [];
    }
    removeListener(): void {
      this.off();
    }
    add(chunk: Chunk): void {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : chunk;
      const packet = decode(bytes);
      for (const heard of this.heard) heard(packet);
    }
    destroy(): void {
      this.off();
    }
  }
  return { Encoder, Decoder };
}

/** JSON as bytes: a format of the app's own. */
export const jsonParser = bytesParser(
  (packet) => new TextEncoder().encode(JSON.stringify(packet)),
  (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown,
);
