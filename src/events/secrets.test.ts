import { describe, expect, test } from 'vitest';
import { describeMasked, expiryIn, isSecretName, type MaskKind, maskSecrets, mayHoldSecret, SECRET_NAME_HINT } from './secrets.ts';

const none: ReadonlySet<string> = new Set();

describe('a name', () => {
  test.each([
    'password', 'Passwort', 'userPassword', 'PASSWD', 'access_token', 'accessToken', 'x-apikey', 'apiKey', 'API_KEY', 'client.secret', 'credentials', 'auth',
    'Authorization', 'proxyAuth', 'sid', 'sessionId', 'session_id', 'PHPSESSID', 'JSESSIONID', 'connect.sid', 'otp', 'pin', 'PIN_CODE', 'cardNumber', 'cvc', 'Set-Cookie', 'cookies', 'jwt',
    'csrf', 'private-key', 'bearer', 'pwd',
  ])('%s is secret, and the quick look says so too', (name) => {
    expect(isSecretName(name, none)).toBe(true);
    expect(SECRET_NAME_HINT.test(name)).toBe(true);
  });

  test.each(['author', 'authority', 'monkey', 'keyboard', 'shopping', 'inside', 'president', 'spin', 'discard', 'text', 'user', 'id', 'roomId', 'sidebar', ''])(
    '%j is not', (name) => {
      expect(isSecretName(name, none)).toBe(false);
    },
  );

  test('of the developer’s own is, in any case', () => {
    expect(isSecretName('NickName', new Set(['nickname']))).toBe(true);
    expect(isSecretName('nickname', none)).toBe(false);
  });
});

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl';

describe('a text', () => {
  test.each<[MaskKind, string]>([
    ['jwt', jwt], ['jwt', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.'], ['bearer', 'Bearer abc.def-123'], ['bearer', 'Basic  a2ltOnB3'],
    ['email', 'a@b.kr'], ['email', 'first.last+tag@sub.example.co.kr'], ['resident-number', '900101-1234567'], ['resident-number', '9001011234567'],
    ['phone', '010-1234-5678'], ['phone', '01012345678'], ['phone', '010 1234 5678'], ['phone', '+82 10-1234-5678'], ['phone', '+821012345678'], ['phone', '016-123-4567'],
    ['card', '4111 1111 1111 1111'], ['card', '4111-1111-1111-1111'], ['card', '378282246310005'], ['card', '30569309025904'],
    ['token', 'sk_live_x1'], ['token', 'xoxb-123'], ['token', '9f8a7c6b5d4e3f2a1b0c9d8e'], ['token', 'Zk3tQ9vLx2Pw8RmN4bYc'], ['token', 'lv_VI97HAXpY6yYWA0AC3'],
  ])('with a %s shows nothing of it: %s', (kind, secret) => {
    const kinds: MaskKind[] = [];
    const masked = maskSecrets(`so: ${secret}, that was it`, (found) => kinds.push(found));
    expect(kinds).toEqual([kind]);
    expect(masked).toMatch(new RegExp(`^so: \\[masked ${kind}, ${secret.length} chars(?:, \\w+)?\\], that was it$`));
    expect(mayHoldSecret(secret)).toBe(true);
  });

  test.each([
    'hello there', '2026-11-23T06:31:00.000Z', '1790123456789', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'program_12_room_7', 'user.profile.updated_successfully_by_admin',
    'src/components/NotificationContext.tsx', '4111 1111 1111 1112', '+1 212 555 0100', 'a@b', 'eyJ', 'Bearer', 'Basic usage', '[masked jwt, 212 chars, HS256]', '00000000000000000001',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '한글 문장은 그대로 둔다',
  ])('without a secret stays as it is: %s', (text) => {
    expect(maskSecrets(text, () => expect.unreachable())).toBe(text);
  });
});

describe('of a JWT is told', () => {
  const withClaims = (claims: object): string => `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
  test.each<[string, string, RegExp]>([
    ['its algorithm and expiry', withClaims({ exp: 1_760_000_000 }), /^\[masked jwt, \d+ chars, HS256, expires 2025-10-09T08:53:20\.000Z\]$/],
    ['the furthest expiry', withClaims({ exp: 99_999_999_999 }), /expires 5138-11-16T09:46:39\.000Z\]$/],
    ['no expiry in ms', withClaims({ exp: 1_760_000_000_000 }), /^\[masked jwt, \d+ chars, HS256\]$/],
    ['no more than its length where it is none', 'eyJub3RoaW5nIg.x.y', /^\[masked key, 18 chars\]$/],
    ['its algorithm where the rest was cut off', 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJz', /^\[masked jwt, \d+ chars, RS256\]$/],
  ])('%s', (_, value, expected) => {
    expect(describeMasked('key', value)).toMatch(expected);
  });
});

describe('the expiry of a JWT', () => {
  const token = (claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
    `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
  const old = token({ sub: '1234567890', name: 'Kim Jiyoung', iat: 1_516_239_022, exp: 1_760_000_000 });
  const newer = token({ sub: '김지영', exp: 1_790_000_000 });

  test.each<[string, string, number | undefined]>([
    ['is read from a text', `40{"token":"${old}"}`, 1_760_000_000_000],
    ['behind a word', `40{"authorization":"Bearer ${old}"}`, 1_760_000_000_000],
    ['in a text in a text', `40{"session":${JSON.stringify(JSON.stringify({ access: { token: old } }))}}`, 1_760_000_000_000],
    ['beside letters of all kinds', `40{"token":"${newer}"}`, 1_790_000_000_000],
    ['is the first of several', `40{"refresh":"${newer}","access":"${old}"}`, 1_760_000_000_000],
    ['may have a fraction', token({ exp: 1_760_000_000.5 }), 1_760_000_000_500],
    ['is that of the token, not of something in it', token({ user: { exp: 5 }, exp: 1_760_000_000 }), 1_760_000_000_000],
    ['is known though the signature was cut off', old.slice(0, -20), 1_760_000_000_000],
    ['is not known where the payload was cut off', old.slice(0, old.lastIndexOf('.') - 2), undefined],
    ['is not known where none is named', token({ sub: 'me' }), undefined],
    ['in ms is none', token({ exp: 1_760_000_000_000 }), undefined],
    ['as text is none', token({ exp: '1760000000' }), undefined],
    ['needs a header with an algorithm', token({ exp: 1_760_000_000 }, { typ: 'JWT' }), undefined],
    ['needs a token', '40{"token":"eyJub3RoaW5n.x.y"}', undefined],
    ['is not looked for behind many tokens', `${`${token({ sub: 'x' })} `.repeat(8)}${old}`, undefined],
  ])('%s', (_, text, expected) => {
    expect(expiryIn(text)).toBe(expected);
  });
});
