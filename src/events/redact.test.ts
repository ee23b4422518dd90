import { expect, test } from 'vitest';
import { createMasker } from './redact.ts';

const jwt = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"me","exp":1760000000}').toString('base64url')}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`;
const preview = (text: string, capture: 'shape' | 'masked' | 'full' = 'masked', names: string[] = [], name = 'x'): string => {
  const event = createMasker({ capture, names }).mask({
    type: 'event.received', seq: 1, at: 0, namespace: '/', name, size: 0, attachments: 0, preview: text,
  });
  return event.type === 'event.received' ? event.preview : '';
};

test.each([
  ['a JWT', `["login","${jwt}"]`, /\[masked jwt, \d+ chars, HS256, expires 2025-10-09T08:53:20.000Z\]/],
  ['a JWT cut off by the end of the head', `["login",{"id":1,"t":"${jwt.slice(0, 40)}`, /\[masked jwt, 40 chars, HS256\]/],
  ['a Bearer header', '["h","Bearer abcdef123456"]', /\[masked bearer, 19 chars\]/],
  ['a password', '["login",{"user":"kim","password":"hunter2"}]', /"user":"kim","password":"\[masked key, 7 chars\]"/],
  ['a number under a secret name', '["pay",{"otp":123456}]', /"otp":"\[masked key, 6 chars\]"/],
  ['everything inside a secret object', '["x",{"auth":{"a":["b",1]},"room":7}]', /"auth":\{"a":\["\[masked key, 1 chars\]","\[masked key, 1 chars\]"\]\},"room":7/],
  ['JSON inside a string', JSON.stringify(['x', JSON.stringify({ apiKey: 'k-1' })]), /\\"apiKey\\":\\"\[masked key, 3 chars\]\\"/],
  ['an e-mail address', '["to","kim@example.co.kr"]', /\["to","\[masked email, 17 chars\]"\]/],
  ['a card number', '["c","4111 1111 1111 1111"]', /\[masked card, 19 chars\]/],
  ['a long random token', '["t","9f8a7c6b5d4e3f2a1b0c9d8e"]', /\[masked token, 24 chars\]/],
  ['a vendor key', '["t","sk_live_abc"]', /\[masked token, 11 chars\]/],
  ['a Korean phone number', '["p","010-1234-5678"]', /\[masked phone, 13 chars\]/],
])('masks %s', (_, text, expected) => {
  expect(preview(text)).toMatch(expected);
});

test.each([
  '["notification",{"roomId":"program_12_room_7","at":"2026-11-23T06:31:00.000Z","status":"in_progress"}]',
  '["chat",{"from":3,"text":"hello there, nothing to hide here","author":"Kim"}]',
  '["id","3f2504e0-4f89-11d3-9a0c-0305e82c3301"]',
  '["n",1234567890123,20261123]',
  '["user.profile.updated_successfully_by_admin",{}]',
])('leaves %s as it is', (text) => {
  expect(preview(text)).toBe(text);
});

test('names added by the developer are masked too', () => {
  expect(preview('["x",{"nickname":"neo"}]', 'masked', ['nickname'])).toBe('["x",{"nickname":"[masked key, 3 chars]"}]');
});

test.each([
  ['password', '["hunter2"]', '["[masked key, 7 chars]"]'],
  ['auth', '["a",{"b":[1]},tru', '["[masked key, 1 chars]",{"b":["[masked key, 1 chars]"]},"[masked key, 3 chars]"'],
  ['user:access_token', '["cut o', '["[masked key, 5 chars]"'],
  ['otp', '[]', '[]'],
  ['nick', '["neo"]', '["[masked key, 3 chars]"]'],
  ['author', '["Kim"]', '["Kim"]'],
])('the arguments of an event named %s', (name, args, expected) => {
  expect(preview(args, 'masked', ['nick'], name)).toBe(expected);
  expect(preview(args, 'full', [], name)).toBe(args);
});

test('shape keeps names and structure only, full keeps everything', () => {
  expect(preview('["x",{"a":"hi","n":12}]', 'shape')).toBe(
    '["[masked payload, 1 chars]",{"a":"[masked payload, 2 chars]","n":"[masked payload, 2 chars]"}]',
  );
  expect(preview('["x",{"password":"hi"}]', 'full')).toBe('["x",{"password":"hi"}]');
});

test.each([
  ['https://api.test/socket.io/?token=abc&EIO=4&transport=polling', 'https://api.test/socket.io/?token=[masked query, 3 chars]&EIO=4&transport=polling'],
  ['https://u:p@app.test/a#access_token=xyz', 'https://app.test/a#access_token=[masked query, 3 chars]'],
  ['https://app.test/#/room/3', 'https://app.test/#/room/3'],
  ['https://app.test/#/room?token=abc&a', 'https://app.test/#/room?token=[masked query, 3 chars]&a'],
  ['https://app.test/?a=b?c=d&&e', 'https://app.test/?a=[masked query, 5 chars]&&e'],
  [`https://app.test/?x=1&${jwt}`, `https://app.test/?x=[masked query, 1 chars]&[masked jwt, ${jwt.length} chars, HS256, expires 2025-10-09T08:53:20.000Z]`],
  ['https://app.test/invite/9f8a7c6b5d4e3f2a1b0c9d8e', 'https://app.test/invite/[masked token, 24 chars]'],
  ['wss://api.test/socket.io/?EIO=4&transport=websocket&sid=lv_VI97HAX', 'wss://api.test/socket.io/?EIO=4&transport=websocket&sid=[masked query, 10 chars]'],
  ['inline', 'inline'],
  ['', ''],
])('masks the address %s', (address, expected) => {
  expect(createMasker({ capture: 'masked', names: [] }).url(address)).toBe(expected);
});

test('every text of a fact is searched, however deep, and a build is its developer’s', () => {
  const { mask } = createMasker({ capture: 'masked', names: [] });
  const commit = '9f8a7c6b5d4e3f2a1b0c9d8e9f8a7c6b5d4e3f2a';
  const attached = mask({
    type: 'manager.attached', seq: 1, at: 0, label: 'main', level: 'attached', late: false, authKeys: ['token'],
    options: { protocols: jwt, path: '/socket.io/', timeout: 20_000, forceNew: true },
  });
  expect(attached).toMatchObject({ options: { path: '/socket.io/', timeout: 20_000, forceNew: true }, authKeys: ['token'] });
  expect(JSON.stringify(attached)).not.toContain('eyJ');
  expect(mask({
    type: 'session.started', seq: 1, at: 0, app: 'shop', build: commit, url: 'https://app.test/?a=b', userAgent: '', language: 'ko', width: 1, height: 1,
    startedAt: 0, version: '',
  })).toMatchObject({ build: commit, url: 'https://app.test/?a=[masked query, 1 chars]' });
});

test('a field that is undefined is left out, as JSON would', () => {
  const { mask } = createMasker({ capture: 'masked', names: [] });
  expect(Object.keys(mask({ type: 'namespace.connected', seq: 1, at: 0, connection: undefined, namespace: '/', ms: undefined }))).toEqual(['type', 'seq', 'at', 'namespace']);
});

test('a mark is left alone and what was masked is counted by kind', () => {
  const masker = createMasker({ capture: 'masked', names: [] });
  const mark = masker.mask({ type: 'mark.made', seq: 1, at: 0, words: 'kim@example.com saw it' });
  expect(mark).toMatchObject({ words: 'kim@example.com saw it' });
  masker.mask({ type: 'page.erred', seq: 2, at: 0, kind: 'error', message: `no ${jwt} and a@b.co, c@d.co` });
  expect(masker.counts()).toEqual({ jwt: 1, email: 2 });
});
