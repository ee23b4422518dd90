import { messageOf } from '../events/message-of.ts';
import type { Ring } from '../events/ring.ts';
import { base64Bytes, CLOSE, MESSAGE, OPEN, visitPayload } from '../protocol/engine-io.ts';
import type { Connection, Connections } from './connections.ts';
import { createFloodGate, isEvent } from './flood.ts';
import { decode, HEAD_BYTES, headOf, STORY_BYTES } from './preview.ts';

/** What sources do with the packets that they see. */
export interface Traffic {
  /** One WebSocket frame. Hot path: a char code, a length, a bounded head. */
  frame(connection: Connection, sent: boolean, data: unknown): void;
  /** A polling body; false when it is no payload of the connection's protocol. */
  payload(connection: Connection, sent: boolean, body: string | Uint8Array): boolean;
}

/** Enough to recognise MessagePack by its first key. */
const firstBytes = (data: ArrayBuffer | ArrayBufferView, skipped: number): string => {
  const { buffer, byteOffset, byteLength } = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  return String.fromCharCode(...new Uint8Array(buffer, byteOffset, Math.min(byteLength, 8)).subarray(skipped));
};

const ZERO = 48;

/** Joins packets to the log. `now` gives ms since the session began. */
export function createTraffic(ring: Pick<Ring, 'packet' | 'pending'>, connections: Connections, now: () => number): Traffic {
  const noteEvent = createFloodGate(ring, now);
  const text = (connection: Connection, sent: boolean, packet: string): void => {
    if (isEvent(packet)) return noteEvent(connection, sent, packet);
    // CONNECT, refusals and the like tell the story: more of them is kept.
    const story = packet.charCodeAt(0) === MESSAGE && packet.charCodeAt(1) >= ZERO;
    ring.packet(connection, sent, false, headOf(packet, story ? STORY_BYTES : HEAD_BYTES), packet.length);
  };
  const binary = (connection: Connection, sent: boolean, size: number, head = ''): void =>
    void ring.packet(connection, sent, true, head, size);

  return {
    frame(connection, sent, data) {
      if (typeof data === 'string') return text(connection, sent, data);
      const { byteLength, size = byteLength } = Object(data) as { byteLength?: number; size?: number };
      // An ArrayBuffer, a view of one, or a Blob. In protocol 3 its first byte is the packet's type.
      // The browser sends `null`, a number and the like as their text. What an object's `toString` makes is the page's business; a symbol throws.
      if (size === undefined) return text(connection, sent, Object(data) === data ? '' : messageOf(data));
      const skipped = Number(connection.protocol === 3);
      // Its first bytes name the parser, where it is not Socket.IO's own.
      const head = connection.readable || byteLength === undefined ? '' : firstBytes(data as ArrayBuffer | ArrayBufferView, skipped);
      binary(connection, sent, size - skipped, head);
    },
    payload(connection, sent, body) {
      let handshakeFits = true;
      const isText = typeof body === 'string';
      const fits = visitPayload(body, connection.protocol, (start, end, isBinary) => {
        // A copy: names are kept, and as slices they would keep the whole body alive.
        const packet = isText ? ` ${body.slice(start, end)}`.slice(1) : decode(body.subarray(start, end));
        const code = packet.charCodeAt(0);
        // A text that begins with a digit is no handshake: `404 page not found`, or Engine.IO 3 to a client of 4.
        if (!sent && !connection.handshaken) {
          handshakeFits &&= code === OPEN && connections.shake(connection, packet.slice(1), 'polling');
          return;
        }
        if (isBinary) return binary(connection, sent, isText ? base64Bytes(packet.split('=', 1)[0]!.length) : end - start);
        text(connection, sent, packet);
        if (code === CLOSE) connections.end(connection, 'packet', sent ? 'page' : 'server');
      });
      return fits && handshakeFits;
    },
  };
}
