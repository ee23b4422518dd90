import { HEAD_BYTES, STORY_BYTES } from '../../src/sources/preview.ts';
import { PLANTED } from './planted.ts';

/** How much of a secret is before the end of a head. */
const SHARES = [0.2, 0.5, 0.8, 1];
/** One of one byte, one of three. */
const PADS = ['x', '가'];

/** Values so long that the head of their packet ends inside the secret: an event's of 256 bytes, an acknowledgement's of 4,096. */
export function cuts(): unknown[] {
  const sent = PLANTED.filter(({ channel }) => channel === 'emitted');
  return [HEAD_BYTES, STORY_BYTES].flatMap((head) => sent.flatMap(({ value, secret }, index) => SHARES.map((share) => {
    const pad = PADS[index % PADS.length]!;
    const packet = `42100["flood",${JSON.stringify({ pad: '', value })}]`;
    // A nested text is escaped: the first part of its secret that is not.
    const start = Buffer.byteLength(packet.slice(0, packet.indexOf(secret.slice(0, 8))));
    return { pad: pad.repeat(Math.floor((head - start - secret.length * share) / Buffer.byteLength(pad))), value };
  })));
}
