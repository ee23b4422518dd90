import { describe, expect, test } from 'vitest';
import { maskPayload, type PayloadMasking } from './payload.ts';
import type { MaskKind } from './secrets.ts';

const masking = (extra: Partial<PayloadMasking> = {}): PayloadMasking => ({ names: new Set(), shapeOnly: false, report: () => undefined, ...extra });
const mask = (text: string, extra?: Partial<PayloadMasking>): string => maskPayload(text, masking(extra));
const json = JSON.stringify;

/** Characters in a row of a secret that may show: what is too short to be anything. */
const MAY_SHOW = 3;
/** The first run of a secret that shows in a text. */
function shows(text: string, secret: string): string | undefined {
  for (let at = 0; at + MAY_SHOW < secret.length; at += 1) {
    const run = secret.slice(at, at + MAY_SHOW + 1);
    if (text.includes(run)) return run;
  }
  return undefined;
}

/** Of no word that a mask says. */
const value = 'XqvZpRwLfT';
const random = '9f8a7c6b5d4e3f2a1b0c9d8e';
const base64 = 'q83vEjRWeJq83vEjRW/eJq83vEjRWeJ==';
const claims = `${Buffer.from(json({ sub: 'kim', exp: 1_760_000_000 })).toString('base64url')}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`;
const jwt = `eyJhbGciOiJIUzI1NiJ9.${claims}`;
/** As python-socketio and PHP write JSON. */
const ascii = (text: string): string => text.replace(/[^\0-\x7f]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
const slashes = (text: string): string => text.replace(/\//g, '\\/');

const secrets: readonly (readonly [what: string, text: string, secret: string])[] = [
  ['a password', json([{ user: 'kim', password: value, z: 1 }]), value],
  ['a password with quotes and backslashes in it', json([{ password: `${value}"\\${value}\n` }]), value],
  ['a password behind a long text', json(['x'.repeat(200), { password: value }]), value],
  ['a password with spaces before its colon', `[{"password"          :          "${value}"}]`, value],
  ['a password whose name is escaped', `[{"pass\\u0077ord":"${value}"}]`, value],
  ['a number under a secret name', json([{ otp: 739_184_265 }]), '739184265'],
  ['a text without quotes under a secret name', `[{"token": ${value}}]`, value],
  ['a list under a secret name', json([{ tokens: [value, [value, { a: value }]], room: 7 }]), value],
  ['an object under a secret name', json([{ auth: { a: value, b: [{ c: value }], d: value }, room: 7 }]), value],
  ['an object under a secret name after stray brackets', `)]}', [{"auth":{"a":"${value}"}}]`, value],
  ['a name added by the developer', json([{ nickname: value }]), value],
  ['JSON in a string', json(['x', json({ apiKey: value })]), value],
  ['JSON in a string in a string', json([json({ a: json({ apiKey: [value] }), b: 1 })]), value],
  ['JSON at the end of a sentence', json([`login failed: ${json({ password: value })}`]), value],
  ['JSON in a string, its quotes written as \\u0022', `["{\\u0022password\\u0022:\\u0022${value}\\u0022}"]`, value],
  ['Korean text of Flask before a password', ascii(json([{ 이름: '김철수', password: value }])), value],
  ['a JWT', json([jwt]), claims],
  ['a JWT in an unknown field', json([{ a: { b: jwt }, c: 1 }]), claims],
  ['a JWT in a nested string', json([json({ hello: jwt })]), claims],
  ['a JWT beside the word token, in no string', `<p>Invalid token ${jwt}</p>`, claims],
  ['a Bearer header', json(['h', `Bearer ${value}123`]), `${value}123`],
  ['a Bearer header on a line of its own', json([`Authorization:\n\tBearer ${value}123`]), `${value}123`],
  ['a random token', json([random]), random],
  ['a base64 token with the slashes of PHP', slashes(json([base64])), base64],
  ['a random token as a name', json([{ [random]: 1, password: 'x' }]), random],
  ['an e-mail address', json(['kim.cs@example.co.kr']), 'kim.cs@example.co.kr'],
  ['a short e-mail address', json([{ token: 'x' }, 'a@b.kr']), 'a@b.kr'],
  ['an e-mail address after a line break', json(['to:\nkim@example.com', { token: 'x' }]), 'kim@example.com'],
  ['a card number with spaces', json(['4111 1111 1111 1111']), '4111 1111 1111 1111'],
  ['a card number as a number', '[4111111111111111]', '4111111111111111'],
  ['a phone number', json(['010-1234-5678']), '010-1234-5678'],
  ['a phone number after a line break', json(['line\n010-1234-5678']), '010-1234-5678'],
  ['a phone number in Korean text of Flask', ascii(json(['번호010-1234-5678로 연락'])), '010-1234-5678'],
  ['a resident number', json(['900101-1234567']), '900101-1234567'],
  ['a vendor key', json([`sk_live_${value}`]), value],
];

describe('however the text is cut off, nothing shows of', () => {
  test.each(secrets)('%s', (_, text, secret) => {
    const names = new Set(['nickname']);
    for (let cut = 1; cut <= text.length; cut += 1) {
      const masked = mask(text.slice(0, cut), { names });
      expect(shows(masked, secret), `cut at ${cut}: ${masked}`).toBeUndefined();
    }
  });

  test.each(secrets)('%s where only the shape is kept', (_, text, secret) => {
    for (let cut = 1; cut <= text.length; cut += 1) {
      // A name is shape; only what it looks like can be masked of it.
      if (text.includes(`"${secret}":`)) continue;
      expect(shows(mask(text.slice(0, cut), { shapeOnly: true }), secret), `cut at ${cut}`).toBeUndefined();
    }
  });
});

test('a name that is escaped announces a secret where nothing else does', () => {
  expect(mask('[{"\\u0070ass\\u0077ord":"hunter"}]')).toBe('[{"\\u0070ass\\u0077ord":"[masked key, 6 chars]"}]');
});

describe('what is left stays readable', () => {
  test.each([
    ['a cut-off word goes, the words before it stay', '["chat",{"text":"hello there my fri', '["chat",{"text":"hello there my '],
    ['a text that ends with punctuation is whole', '["chat",{"text":"really?', '["chat",{"text":"really?'],
    ['whole JSON is left alone', '["chat",{"text":"hello there my friend","n":[1,2,null]}]', '["chat",{"text":"hello there my friend","n":[1,2,null]}]'],
    ['escapes are left alone where nothing is masked', '["a\\"b\\u00e9\\n\\\\",{"token_type_hint_x":[]}]', '["a\\"b\\u00e9\\n\\\\",{"token_type_hint_x":[]}]'],
    ['an escape is no part of the word behind it', '["\\uc774\\ubca4\\ud2b8notification_type"]', '["\\uc774\\ubca4\\ud2b8notification_type"]'],
    ['an empty secret stays empty', '[{"password":"","otp":[]}]', '[{"password":"","otp":[]}]'],
    ['only the secret of a string goes', '["a\\nkim@example.com\\nb"]', '["a\\n[masked email, 15 chars]\\nb"]'],
    ['JSON in a string is still JSON in a string', '["{\\"otp\\":\\"12\\",\\"n\\":1}"]', '["{\\"otp\\":\\"[masked key, 2 chars]\\",\\"n\\":1}"]'],
    ['a plain answer is no cut-off word', 'Bad Request', 'Bad Request'],
    ['an answer of python is a string', '"Invalid session"', '"Invalid session"'],
  ])('%s', (_, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  test('a secret beside others does not spill over', () => {
    expect(mask('[{"auth":{"a":"x"},"room":"seoul"},{"password":"x","room":"busan"},"x"]')).toBe(
      '[{"auth":{"a":"[masked key, 1 chars]"},"room":"seoul"},{"password":"[masked key, 1 chars]","room":"busan"},"x"]',
    );
  });

  test('masked JSON is still JSON', () => {
    for (const [what, text] of secrets) {
      if (/no string|without quotes|stray|as a number/.test(what)) continue;
      const masked = mask(text);
      expect(() => JSON.parse(masked) as unknown, `${what}: ${masked}`).not.toThrow();
    }
  });

  test('the length said is that of the secret, not of its escapes', () => {
    expect(mask(json([{ password: 'a"b\\c' }]))).toBe('[{"password":"[masked key, 5 chars]"}]');
    expect(mask(ascii(json([{ password: '비밀번호' }])))).toBe('[{"password":"[masked key, 4 chars]"}]');
  });
});

test('each masking is reported by its kind', () => {
  const kinds: MaskKind[] = [];
  mask(json([{ password: value, a: jwt, b: json({ otp: 1 }) }, 'kim@example.com']), { report: (kind) => kinds.push(kind) });
  expect(kinds.sort()).toEqual(['email', 'jwt', 'key', 'key']);
});

test('shape keeps names, brackets and lengths', () => {
  expect(mask('[{"a":"hi","b":[12,true,null],"c":""}]', { shapeOnly: true })).toBe(
    '[{"a":"[masked payload, 2 chars]","b":["[masked payload, 2 chars]","[masked payload, 4 chars]","[masked payload, 4 chars]"],"c":""}]',
  );
});

describe('no text of 4,096 characters takes long', () => {
  const LENGTH = 4_096;
  const long = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
  const parts = [
    '"', '\\', '\\"', '"\\', '\\u', '\\u0022', '\\\\"', '1', '1 ', '1-', '01', '010-', '-', ' ', '"a" ', '"": ', '[', '{', ']', '}', '[{"auth":', '{"token":[',
    '@', 'a@', 'a@a', 'a@a.', '.', 'a.', '+', 'eyJ', 'eyJa.', 'eyJaaaa.a', 'eyJaaaa-', 'Bearer ', 'Basic', 'Basic  ', 'sk_live_', 'xox', '=', '/', '_', 'aA1', 'a', 'token', '"token":',
    '김', '\ud83d\ude00', '\n', '?a=', '&', ',', ':',
  ];
  test.each(parts)('%j', (part) => {
    const texts = [long(part), `["${long(part)}`, json([long(part)]), `["x",{"token":"${long(part)}"}]`, json([json([json([long(part)])])])];
    for (const text of texts) {
      for (const shapeOnly of [false, true]) {
        const begun = performance.now();
        mask(text, { shapeOnly, names: new Set(['x']) });
        // Generous: a few ms are usual, catastrophic backtracking takes minutes.
        expect(performance.now() - begun).toBeLessThan(500);
      }
    }
  });
});
