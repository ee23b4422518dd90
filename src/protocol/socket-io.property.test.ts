import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../events/json.ts';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, damage, forms, INPUTS, json, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { decode4, decode5, encode4, encode5, type Oracle, type SocketPacket } from '../../test/properties/oracles.ts';
import { readEvent, readObject, readRefusal, readSocketIo, type SocketIoPacket } from './socket-io.ts';

const TYPES = ['connect', 'disconnect', 'event', 'ack', 'error', 'event', 'ack'];
const isBinary = (type: string): boolean => type.startsWith('binary-');

/** What the clients' decoder says, in words that ours can say as well. */
function theirs({ packet, binary }: NonNullable<ReturnType<Oracle>>): object {
  const { type, nsp, id, data, attachments = 0 } = packet;
  const what = TYPES[type]!;
  const common = { what, binary, attachments, id, namespace: nsp.split('?')[0] };
  if (what === 'connect') return { ...common, authKeys: isRecord(data) ? Object.keys(data) : [] };
  if (what === 'error') return { ...common, refusal: typeof data === 'string' ? data : isRecord(data) && typeof data['message'] === 'string' ? data['message'] : '' };
  if (what === 'event' && Array.isArray(data) && typeof data[0] === 'string') return { ...common, name: data[0], args: JSON.stringify(data.slice(1)) };
  return { ...common, data: data === undefined ? '' : JSON.stringify(data) };
}

function ours({ type, namespace, attachments, id, data }: SocketIoPacket): object {
  const what = type.replace('binary-', '');
  const common = { what, binary: isBinary(type), attachments, id, namespace };
  if (what === 'connect') return { ...common, authKeys: Object.keys(readObject(data)) };
  if (what === 'error') return { ...common, refusal: readRefusal(data) };
  if (what === 'event') {
    const { name, args } = readEvent(data);
    // Of an event whose name is a number all is kept.
    if (args !== data) return { ...common, name, args: JSON.stringify(JSON.parse(args)) };
  }
  return { ...common, data: data && JSON.stringify(JSON.parse(data)) };
}

/** What no encoder writes and the decoders take all the same: white space as a digit, `1e0` attachments, ids without end. */
const ODD = /^\s*$|^\s|^[56](?!\d{1,99}-)|^.(?:\d+-)?(?:\/[^,]*,)?\d*\s|\d{100}/;

const clean = fc.oneof(fc.constant('/'), awkwardText([...AWKWARD, '/', '?a=b'], 8).map((text) => `/${text.replaceAll(',', '')}`));
const id = fc.option(fc.oneof(fc.nat(30), fc.maxSafeNat()), { nil: undefined });
const event = fc.tuple(fc.oneof({ weight: 9, arbitrary: awkwardText() }, fc.nat()), fc.array(json, { maxLength: 3 })).map(([name, args]) => [name, ...args]);
const list = fc.array(json, { maxLength: 3 });
const record = fc.dictionary(awkwardText(AWKWARD, 4), json, { maxKeys: 3, noNullPrototype: true });
const buffers = fc.array(fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)), { minLength: 1, maxLength: 3 });
const packet: fc.Arbitrary<SocketPacket> = fc.oneof(
  fc.record({ type: fc.constant(0), nsp: clean, data: fc.option(record, { nil: undefined }) }),
  fc.record({ type: fc.constant(1), nsp: clean }),
  fc.record({ type: fc.constant(2), nsp: clean, id, data: event }),
  fc.record({ type: fc.constant(3), nsp: clean, id, data: list }),
  fc.record({ type: fc.constant(4), nsp: clean, data: fc.oneof(awkwardText(), record, awkwardText().map((message) => ({ message }))) }),
  fc.record({ type: fc.constantFrom(5, 6), nsp: clean, id, data: fc.tuple(event, buffers).map(([head, tail]) => [...head, ...tail]) }),
);
const noise = awkwardText([...AWKWARD, '2', '5', '51-', '/a,', '["', '"]', '["a",'], 30);

describe.each<[string, (packet: SocketPacket) => string, Oracle]>([
  ['4, clients 1 and 2', encode4, decode4],
  // It finds out by itself what is binary.
  ['5, clients 3 and 4', (found) => encode5({ ...found, type: found.type > 4 ? found.type - 3 : found.type }), decode5],
])('packets of protocol %s', (_, encode, decode) => {
  test('mean what socket.io-parser says they mean', PATIENCE, () => {
    const encoded = packet.map((found) => [encode(found), true] as const);
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: encoded }, noise.map((text) => [text, false] as const)), damage, ([text, whole], damages) => {
      for (const form of forms(text, damages, AWKWARD)) {
        const their = decode(form);
        const our = readSocketIo(form);
        if (their && our) agree(ours(our), theirs(their), form);
        else if (their) agree('undecodable', ODD.test(form) ? 'undecodable' : theirs(their), form);
        // What they refuse we may read as far as it goes.
        else if (our) for (const readData of [readEvent, readObject, readRefusal]) readData(our.data);
        if (whole && form === text && their) agree(our !== undefined, true, form);
      }
    }), settings(INPUTS / 2));
  });
});

test('the name and the arguments of an event that is cut off are the beginning of what they were', PATIENCE, () => {
  fc.assert(fc.property(event, fc.nat(), (data, code) => {
    const whole = JSON.stringify(data);
    const { name, args } = readEvent(whole.slice(0, code % (whole.length + 1)));
    if (name === '') return;
    expect(name).toBe(data[0]);
    expect(JSON.stringify(data.slice(1)).startsWith(args), args).toBe(true);
  }), settings(INPUTS / 2));
});

describe('the time grows with the length', () => {
  test.each(HOSTILE)('of %j', PATIENCE, (part) => {
    for (const begin of ['', '2', '51-/', '0/a?', '2["', '0{"', '4"']) {
      expectLinear(begin, (text) => {
        const data = readSocketIo(text)?.data ?? text;
        readEvent(data);
        readObject(data);
        readRefusal(data);
      }, (length) => begin + repeated(part)(length));
    }
  });
});
