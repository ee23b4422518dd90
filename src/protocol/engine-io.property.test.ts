import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, damage, forms, INPUTS, json, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { engine3, engine4, type EnginePacket } from '../../test/properties/oracles.ts';
import { base64Bytes, PACKET_NAMES, readHandshake, visitPayload } from './engine-io.ts';

/** A packet in words that both sides can say: `message "hi"`, `binary 3`. */
const said = ({ type, data = '' }: EnginePacket): string => (typeof data === 'string' ? `${type} ${JSON.stringify(data)}` : `binary ${data.length}`);
const isBase64 = (text: string): boolean => /^[\w+/]*={0,2}$/.test(text) && !text.includes('_');
const typeOf = (packet: string): string => PACKET_NAMES[Number(packet.charAt(0))] ?? packet.charAt(0);

/** What we read of a payload, in the same words. */
function read(payload: string | Uint8Array, protocol: number): { fits: boolean; packets: string[] } {
  const packets: string[] = [];
  const fits = visitPayload(payload, protocol, (start, end, binary) => {
    if (typeof payload !== 'string') {
      const packet = Buffer.from(payload.subarray(start, end));
      packets.push(binary ? `binary ${packet.length}` : said({ type: typeOf(packet.toString()), data: packet.toString().slice(1) }));
      return;
    }
    const packet = payload.slice(start, end);
    // Of what is no base64 nobody can say how long it is.
    if (binary) packets.push(isBase64(packet) ? `binary ${base64Bytes(packet.split('=', 1)[0]!.length)}` : 'binary ?');
    else packets.push(said({ type: typeOf(packet), data: packet.slice(1) }));
  });
  return { fits, packets };
}

const packet: fc.Arbitrary<EnginePacket> = fc.record(
  { type: fc.constantFrom(...PACKET_NAMES), data: fc.oneof(awkwardText(), fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes))) },
  { requiredKeys: ['type'] },
).map(({ type, data }) => (typeof data === 'object' ? { type: 'message', data } : data === undefined ? { type } : { type, data }));
const packets = fc.array(packet, { minLength: 1, maxLength: 4 });
const noise = awkwardText([...AWKWARD, '0:', '1:4', '2:40', '6'], 30);
const sizesSaid = (theirs: readonly string[], ours: readonly string[]): string[] => theirs.map((words, index) => (ours[index] === 'binary ?' ? ours[index] : words));

describe('payloads mean what engine.io-parser says they mean', () => {
  test('protocol 4', PATIENCE, () => {
    const encoded = packets.map((list) => {
      let text = '';
      engine4.encodePayload(list, (payload) => (text = payload));
      return text;
    });
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: encoded }, noise), damage, (text, damages) => {
      for (const form of forms(text, damages, AWKWARD)) {
        const theirs = engine4.decodePayload(form);
        const refused = theirs.findIndex(({ type }) => type === 'error');
        const ours = read(form, 4);
        const theirWords = sizesSaid((refused < 0 ? theirs : theirs.slice(0, refused)).map(said), ours.packets);
        agree(ours, { fits: refused < 0, packets: theirWords }, form);
      }
    }), settings(INPUTS / 4));
  });

  test('protocol 3', PATIENCE, () => {
    const encoded = packets.map((list) => {
      let text = '';
      engine3.encodePayload(list, false, (payload) => (text = String(payload)));
      return text;
    });
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: encoded }, noise), damage, (text, damages) => {
      for (const form of forms(text, damages, AWKWARD)) {
        const theirs: EnginePacket[] = [];
        engine3.decodePayload(form, (found) => void theirs.push(found));
        const ours = read(form, 3);
        if (theirs.every(({ type }) => type !== 'error')) {
          agree(ours, { fits: true, packets: sizesSaid(theirs.map(said), ours.packets) }, form);
        }
      }
    }), settings(INPUTS / 4));
  });

  test('protocol 3 with binary in it', PATIENCE, () => {
    const encoded = fc.tuple(packets, fc.uint8Array({ maxLength: 9 })).map(([list, data]) => {
      let bytes = Buffer.of();
      // Without any binary it would be a text.
      engine3.encodePayload([...list, { type: 'message', data: Buffer.from(data) }], true, (payload) => (bytes = Buffer.from(payload as Buffer)));
      return bytes.toString('latin1');
    });
    const pieces = ['\0', '\x01', '\x02', '\x09', '\x0a', '\xff', '4', 'b', '\x04', '\xe4', '\xef\xbf\xbd', '\0\x01\xff2', '\x01\x02\xff\x04\xff'];
    // utf8.js and TextDecoder differ in how many marks they put for what is no UTF-8.
    const marksJoined = (words: string): string => words.replace(/\ufffd+/g, '\ufffd');
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: encoded.map((text) => [text, true] as const) }, awkwardText(pieces, 30).map((text) => [text, false] as const)), damage, ([text, whole], damages) => {
      for (const form of forms(text, damages, pieces)) {
        const bytes = Buffer.from(form, 'latin1');
        const theirs: EnginePacket[] = [];
        engine3.decodePayload(bytes, (found) => void theirs.push(found));
        const ours = read(new Uint8Array(bytes), 3);
        if (whole && form === text) agree(ours.fits, true, form);
        // What is cut off or of no packet type they take as it is; base64 does not occur beside binary.
        if (!ours.fits || theirs.some(({ type }) => type === 'error') || ours.packets.some((words) => words.startsWith('b "'))) continue;
        agree(ours.packets.map(marksJoined), theirs.map(said).map(marksJoined), form);
      }
    }), settings(INPUTS / 4));
  });
});

test('a handshake is read or it is none, and what is read can be stored', PATIENCE, () => {
  const wrong = fc.oneof(json, fc.constantFrom<unknown>({ toString: 1, valueOf: 1 }, [[[]]], [{ toString: null, valueOf: 0 }], 25_000, '25000', 1e300));
  const right = fc.record({
    sid: awkwardText(), upgrades: fc.array(fc.constantFrom('websocket', 'webtransport')), pingInterval: fc.nat(), pingTimeout: fc.nat(), maxPayload: fc.integer({ min: 1 }),
  });
  const handshake = fc.oneof(right, fc.record({ sid: fc.oneof(awkwardText(), wrong), upgrades: wrong, pingInterval: wrong, pingTimeout: wrong, maxPayload: wrong }, { requiredKeys: [] }));
  fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: handshake.map((value) => JSON.stringify(value)) }, noise), right, damage, (text, whole, damages) => {
    expect(readHandshake(JSON.stringify(whole))).toEqual(whole);
    for (const form of forms(text, damages, [...AWKWARD, '"sid":"x",', '1e999', '{"toString":1,"valueOf":1}'])) {
      const ours = readHandshake(form);
      if (!ours) continue;
      const theirs = JSON.parse(form) as Record<string, unknown>;
      agree(ours.sid, theirs['sid'], form);
      agree([ours.pingInterval, ours.pingTimeout, ours.maxPayload ?? 0].every(Number.isFinite), true, form);
      agree(ours.upgrades.every((name) => typeof name === 'string'), true, form);
    }
  }), settings(INPUTS / 4));
});

describe('the time grows with the length', () => {
  test.each(HOSTILE)('of %j', PATIENCE, (part) => {
    for (const begin of ['', '4', '0{"sid":"']) {
      const textOf = (length: number): string => begin + repeated(part)(length);
      expectLinear('protocol 4', (text) => read(text, 4), textOf);
      expectLinear('protocol 3', (text) => read(text, 3), textOf);
      expectLinear('a handshake', readHandshake, textOf);
      expectLinear('bytes', (text) => read(Buffer.from(text, 'latin1'), 3), textOf);
    }
  });
});
