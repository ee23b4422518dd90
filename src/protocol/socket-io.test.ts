import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, test } from 'vitest';
import { readEvent, readObject, readRefusal, readSocketIo } from './socket-io.ts';

const plain = { type: 'event', namespace: '/', attachments: 0, id: undefined, data: '' };

// https://socket.io/docs/v4/socket-io-protocol/#packet-encoding, and revision 4 where it differs.
test.each<[string, string, object]>([
  ['CONNECT', '0', { ...plain, type: 'connect' }],
  ['CONNECT with auth', '0{"token":"123"}', { ...plain, type: 'connect', data: '{"token":"123"}' }],
  ['CONNECT to a namespace', '0/admin,{"token":"123"}', { ...plain, type: 'connect', namespace: '/admin', data: '{"token":"123"}' }],
  ['CONNECT of protocol 4, its query left out', '0/admin?token=abc', { ...plain, type: 'connect', namespace: '/admin' }],
  ['CONNECT of protocol 4 with a comma', '0/admin?token=abc,', { ...plain, type: 'connect', namespace: '/admin' }],
  ['CONNECT of protocol 4 without a comma', '0/admin', { ...plain, type: 'connect', namespace: '/admin' }],
  ['an answer to CONNECT', '0/admin,{"sid":"oSO0OpakMV_3jnilAAAA"}', { ...plain, type: 'connect', namespace: '/admin', data: '{"sid":"oSO0OpakMV_3jnilAAAA"}' }],
  ['DISCONNECT', '1/admin,', { ...plain, type: 'disconnect', namespace: '/admin' }],
  ['EVENT', '2["foo"]', { ...plain, data: '["foo"]' }],
  ['EVENT with ack', '2/admin,12["foo"]', { ...plain, namespace: '/admin', id: 12, data: '["foo"]' }],
  ['EVENT with ack 0', '20["foo"]', { ...plain, id: 0, data: '["foo"]' }],
  ['ACK', '3/admin,13["bar"]', { ...plain, type: 'ack', namespace: '/admin', id: 13, data: '["bar"]' }],
  ['CONNECT_ERROR', '4{"message":"Not authorized"}', { ...plain, type: 'error', data: '{"message":"Not authorized"}' }],
  ['BINARY_EVENT', '51-["baz",{"_placeholder":true,"num":0}]', { ...plain, type: 'binary-event', attachments: 1, data: '["baz",{"_placeholder":true,"num":0}]' }],
  ['BINARY_EVENT with all of it', '52-/admin,15["baz",1]', { ...plain, type: 'binary-event', attachments: 2, namespace: '/admin', id: 15, data: '["baz",1]' }],
  ['BINARY_ACK', '61-/admin,15[{"_placeholder":true,"num":0}]', { ...plain, type: 'binary-ack', attachments: 1, namespace: '/admin', id: 15, data: '[{"_placeholder":true,"num":0}]' }],
  ['a namespace with dashes and digits', '2/room-12/a.b,7["x"]', { ...plain, namespace: '/room-12/a.b', id: 7, data: '["x"]' }],
  ['a refusal that is no object', '4/admin,true', { ...plain, type: 'error', namespace: '/admin', data: 'true' }],
  ['a head cut off inside its namespace', '2/a/very/long/names', { ...plain, namespace: '/a/very/long/names' }],
])('reads %s', (_, text, expected) => {
  expect(readSocketIo(text)).toEqual(expected);
});

test.each([
  '', 'x', '7["x"]', '["x"]', ' 2', '4 hours ago', '200 OK', '0x', '2bar["x"]',
  // Of all these the clients' decoders make another packet: white space is a digit to them, and so is `1e0` in its place.
  '2 ["x"]', '21 2["x"]', '2/a, ["x"]', '51- ["x"]', '51e0-["x"]', '5 1-["x"]', `2${'9'.repeat(400)}["x"]`, `5${'9'.repeat(400)}-["x"]`,
])('%j is no Socket.IO packet', (text) => {
  expect(readSocketIo(text)).toBeUndefined();
});

describe('what socket.io-parser encodes', () => {
  const types = { [PacketType.CONNECT]: 'connect', [PacketType.DISCONNECT]: 'disconnect', [PacketType.EVENT]: 'event', [PacketType.ACK]: 'ack', [PacketType.CONNECT_ERROR]: 'error', [PacketType.BINARY_EVENT]: 'binary-event', [PacketType.BINARY_ACK]: 'binary-ack' };
  test.each<Packet>([
    { type: PacketType.CONNECT, nsp: '/', data: { token: 'x' } },
    { type: PacketType.CONNECT, nsp: '/admin' },
    { type: PacketType.DISCONNECT, nsp: '/admin' },
    { type: PacketType.EVENT, nsp: '/', data: ['say "hi"\\', { a: [1, null] }, '한글'], id: 0 },
    { type: PacketType.EVENT, nsp: '/a-1', data: ['12-/x,3["y"]'], id: 4_294_967_296 },
    { type: PacketType.ACK, nsp: '/', data: [], id: 7 },
    { type: PacketType.CONNECT_ERROR, nsp: '/admin', data: { message: 'no', data: { code: 3 } } },
    { type: PacketType.EVENT, nsp: '/', data: ['file', Buffer.from('abc'), { more: Buffer.from('d') }], id: 3 },
    { type: PacketType.ACK, nsp: '/bin', data: [Buffer.from('abc')], id: 12 },
  ])('is read back: %j', (packet) => {
    const [text] = new Encoder().encode(structuredClone(packet)) as [string];
    const read = readSocketIo(text);
    expect(read).toMatchObject({ type: types[Number(text[0]) as PacketType], namespace: packet.nsp, id: packet.id });
    if (packet.data !== undefined && !/^[56]/.test(text)) expect(JSON.parse(read?.data ?? '')).toEqual(packet.data);
  });
});

test.each([
  ['["chat",{"text":"hi"}]', 'chat', '[{"text":"hi"}]'],
  ['["ping"]', 'ping', '[]'],
  ['["say \\"hi\\" \\u00e9"]', 'say "hi" é', '[]'],
  ['["a,b]",1]', 'a,b]', '[1]'],
  ['["",1]', '', '[1]'],
  ['[ "chat" , 1]', 'chat', '[ 1]'],
  ['["chat" ]', 'chat', '[]'],
  ['["chat",{"text":"cut o', 'chat', '[{"text":"cut o'],
  ['["chat"', 'chat', '['],
  ['["a very long name that is cut o', '', '["a very long name that is cut o'],
  ['[12,{"a":1}]', '', '[12,{"a":1}]'],
  ['', '', ''],
  ['{"no":"event"}', '', '{"no":"event"}'],
])('the event %s is called %j with %s', (data, name, args) => {
  expect(readEvent(data)).toEqual({ name, args });
});

test.each([
  ['{"token":"abc","user":{"id":1}}', ['token', 'user']],
  ['{}', []],
  ['', []],
  ['["token"]', []],
  ['"token"', []],
  ['{"token":"cut o', []],
])('the auth %s has the names %j', (data, names) => {
  expect(Object.keys(readObject(data))).toEqual(names);
});

test.each([
  ['of Node', '{"message":"Not allowed","data":{"code":3}}', 'Not allowed'],
  ['of python', '"Unable to connect"', 'Unable to connect'],
  ['of protocol 4', '"Invalid namespace"', 'Invalid namespace'],
  ['that says nothing', '', ''],
  ['with another message', '{"message":{"a":1}}', ''],
  ['that was cut off', '{"message":"Not al', ''],
])('a refusal %s says why', (_, data, message) => {
  expect(readRefusal(data)).toBe(message);
});

test('no head of 4,096 characters takes long', () => {
  for (const part of ['1', '1-', '/', '/a,', '?', '?a', '["', '["a\\', '\\', '"']) {
    const long = part.repeat(4_096 / part.length);
    const begun = performance.now();
    for (const text of [long, `2${long}`, `51-/${long}`, `0/a?${long}`]) readEvent(readSocketIo(text)?.data ?? text);
    expect(performance.now() - begun, part).toBeLessThan(500);
  }
});
