import type { Log } from '../events/log.ts';
import { base64Bytes, CLOSE, MESSAGE, OPEN, visitPayload } from '../protocol/engine-io.ts';
import type { Connection, Connections } from './connections.ts';
import { HEAD_BYTES, headOf, STORY_BYTES } from './preview.ts';

/** What sources do with the packets that they see. */
export interface Traffic {
  /** One text packet. Hot path: a char code, a length, a bounded head. */
  text(connection: Connection, sent: boolean, packet: string): void;
  binary(connection: Connection, sent: boolean, size: number): void;
  /** A polling body; false when it is no payload of the connection's protocol. */
  payload(connection: Connection, sent: boolean, body: string): boolean;
}

const ZERO = 48;
const TWO = 50;

/** Joins packets to the log. */
export function createTraffic(log: Log, connections: Connections): Traffic {
  const text = (connection: Connection, sent: boolean, packet: string): void => {
    // EVENT (42) is the flood; CONNECT, refusals and the like tell the story and are kept longer.
    const second = packet.charCodeAt(1);
    const story = packet.charCodeAt(0) === MESSAGE && second >= ZERO && second !== TWO;
    log.packet(connection, sent, false, headOf(packet, story ? STORY_BYTES : HEAD_BYTES), packet.length);
  };
  const binary = (connection: Connection, sent: boolean, size: number): void =>
    log.packet(connection, sent, true, '', size);

  return {
    text,
    binary,
    payload(connection, sent, body) {
      let handshakeFits = true;
      const fits = visitPayload(body, connection.protocol, (start, end, isBinary) => {
        // A copy: names are kept, and as slices they would keep the whole body alive.
        const packet = ` ${body.slice(start, end)}`.slice(1);
        const code = packet.charCodeAt(0);
        // A text that begins with a digit is no handshake: `404 page not found`, or Engine.IO 3 to a client of 4.
        if (!sent && !connection.handshaken) {
          handshakeFits &&= code === OPEN && connections.shake(connection, packet.slice(1), 'polling');
          return;
        }
        if (isBinary) return binary(connection, sent, base64Bytes(end - start));
        text(connection, sent, packet);
        if (code === CLOSE) connections.end(connection, 'packet', sent ? 'page' : 'server');
      });
      return fits && handshakeFits;
    },
  };
}
