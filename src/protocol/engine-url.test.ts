import { describe, expect, test } from 'vitest';
import { looksLikeEngine, PROBE_MARK, readEngineUrl } from './engine-url.ts';

const endpoint = 'https://api.test/socket.io/';
const plain = { endpoint, protocol: 4, transport: 'polling', sid: undefined, queryKeys: [] };

test.each<[string, string, object]>([
  ['the first request of a client 3 and 4', `${endpoint}?EIO=4&transport=polling&t=Pxyz`, plain],
  ['of a client 1 and 2', `${endpoint}?EIO=3&transport=polling&t=Pxyz&b64=1`, { ...plain, protocol: 3 }],
  ['a later request', `${endpoint}?EIO=4&transport=polling&t=Pxyz&sid=abc`, { ...plain, sid: 'abc' }],
  ['query of the application first', `${endpoint}?tok=abc&EIO=4&transport=polling&t=P&sid=s-_1`, { ...plain, sid: 's-_1', queryKeys: ['tok'] }],
  ['query of the application in any place', `${endpoint}?EIO=4&user=3&transport=polling&room=a%26b&t=P`, { ...plain, queryKeys: ['user', 'room'] }],
  ['a name without a value', `${endpoint}?debug&EIO=4&transport=polling`, { ...plain, queryKeys: ['debug'] }],
  ['an empty pair', `${endpoint}?&EIO=4&transport=polling&`, plain],
  ['a WebSocket', 'wss://api.test/socket.io/?EIO=4&transport=websocket', { ...plain, transport: 'websocket' }],
  ['the WebSocket of an upgrade', 'ws://127.0.0.1:5000/rt/ws/?EIO=4&transport=websocket&sid=abc', {
    ...plain, endpoint: 'http://127.0.0.1:5000/rt/ws/', transport: 'websocket', sid: 'abc',
  }],
  ['any path', 'http://localhost:3000/api/v1/live?EIO=4&transport=polling', { ...plain, endpoint: 'http://localhost:3000/api/v1/live' }],
  ['JSONP of old clients', `${endpoint}?EIO=3&transport=polling&j=0`, { ...plain, protocol: 3 }],
  ['a session id as it is, not as it is written', `${endpoint}?EIO=4&transport=polling&sid=a%2Bb%3D`, { ...plain, sid: 'a+b=' }],
  ['names as they are, not as they are written', `${endpoint}?EIO=4&transport=polling&%ED%95%9C=1&%`, { ...plain, queryKeys: ['한', '%'] }],
  ['a question mark in a value', `${endpoint}?a=b?c&EIO=4&transport=polling&room=1`, { ...plain, queryKeys: ['a', 'room'] }],
  ['no fragment', `${endpoint}?EIO=4&transport=polling#&sid=a`, plain],
  ['a host that begins with ws', 'https://ws.test/socket.io/?EIO=4&transport=polling', { ...plain, endpoint: 'https://ws.test/socket.io/' }],
])('reads %s', (_, url, expected) => {
  expect(readEngineUrl(url)).toEqual(expected);
});

test.each([
  ['another request', 'https://api.test/api/health'],
  ['a name that only ends like it', `${endpoint}?myEIO=4&transport=polling`],
  ['a protocol that is no number', `${endpoint}?EIO=x&transport=polling`],
  ['a protocol that only begins with a number', `${endpoint}?EIO=4x&transport=polling`],
  ['a protocol with the transport in it', `${endpoint}?EIO=4polling&transport`],
  ['a fragment', `${endpoint}#?EIO=4&transport=polling`],
  ['no transport', `${endpoint}?EIO=4`],
  ['a transport that is none of ours', `${endpoint}?EIO=4&transport=carrier-pigeon`],
  ['an empty address', ''],
  ['a probe of our own', `${endpoint}?EIO=4&transport=polling&${PROBE_MARK}abc`],
])('is no Engine.IO: %s', (_, url) => {
  expect(readEngineUrl(url)).toBeUndefined();
});

describe('the quick look', () => {
  test.each([
    [`${endpoint}?EIO=4`, true],
    [`${endpoint}?a=1&EIO=3`, true],
    [`${endpoint}?EIO=4&${PROBE_MARK}x`, false],
    ['https://api.test/EIO=4', false],
    ['relative/?EIO=4', true],
  ])('at %s says %s', (url, expected) => {
    expect(looksLikeEngine(url)).toBe(expected);
  });
});

test('what is read never holds a value of the application', () => {
  const read = readEngineUrl(`${endpoint}?token=hunter2&EIO=4&auth=hunter2=hunter2&transport=polling`);
  expect(JSON.stringify(read)).not.toContain('hunter2');
});
