import { createHash } from 'node:crypto';

/** Where the page, its app or its server puts a secret. */
export type Channel =
  | 'path' | 'query' | 'fragment' | 'cookie' | 'script' | 'blocked'
  | 'auth' | 'ioQuery' | 'header' | 'option'
  | 'emitted' | 'received' | 'answered' | 'acked' | 'named' | 'name'
  | 'refusal' | 'frame' | 'closing' | 'refused' | 'garbage'
  | 'thrown' | 'rejected' | 'console' | 'traffic';

/** A secret that must be nowhere, and the value or text in which it is planted. */
export interface Planted {
  readonly channel: Channel;
  readonly what: string;
  readonly secret: string;
  readonly value: unknown;
}

/** Texts of no meaning, the same in every run. */
const random = (what: string, encoding: 'base64url' | 'base64' | 'hex', length: number): string =>
  createHash('sha512').update(what).digest(encoding).slice(0, length);
const token = (what: string, length = 32): string => random(what, 'base64url', length);
const hex = (what: string, length = 32): string => random(what, 'hex', length);
export const jwt = (what: string): string =>
  [{ alg: 'HS256', typ: 'JWT' }, { sub: what, name: `claim of ${what}`, exp: 1_760_000_000 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).concat(token(what, 43)).join('.');

/** One secret of a channel: what it is, itself, and how it stands there. */
const plant = (channel: Channel, what: string, secret: string, value: (secret: string) => unknown = (itself) => itself): Planted =>
  ({ channel, what, secret, value: value(secret) });

/** All of them. */
export const PLANTED: readonly Planted[] = [
  // The page's own address, and what it loads.
  plant('path', 'JWT', jwt('path'), (secret) => `/reset/${secret}`),
  plant('query', 'access token', hex('query'), (secret) => `access_token=${secret}`),
  plant('query', 'short code', 'q7Lm2XvTa', (secret) => `code=${secret}`),
  plant('query', 'e-mail', 'address.kim@harm-query.test', (secret) => `email=${encodeURIComponent(secret)}`),
  plant('fragment', 'id token', jwt('fragment'), (secret) => `id_token=${secret}`),
  plant('fragment', 'state', 'st4te-of-mind', (secret) => `state=${secret}`),
  plant('cookie', 'session', token('cookie'), (secret) => `sid=${secret}`),
  plant('cookie', 'signed session', token('signed cookie'), (secret) => `connect.sid=${encodeURIComponent(`s:${secret}`)}`),
  plant('script', 'key', 'scr1pt-key-9', (secret) => `key=${secret}`),
  plant('blocked', 'token', 'bl0cked-by-policy', (secret) => `token=${secret}`),

  // What io() is given.
  plant('auth', 'JWT', jwt('auth'), (token) => ({ token })),
  plant('auth', 'password', 'Sommerregen-17', (password) => ({ password })),
  plant('auth', 'Korean password', '여름바다와고래17', (password) => ({ user: { password } })),
  plant('auth', 'otp', '739184', (otp) => ({ factors: [{ otp: Number(otp) }] })),
  plant('ioQuery', 'token', hex('io query', 24), (token) => ({ token })),
  plant('ioQuery', 'harmless name', 'harmless.kim@harm-name.test', (q) => ({ q })),
  plant('header', 'Bearer', token('header'), (secret) => ({ Authorization: `Bearer ${secret}` })),
  plant('header', 'API key', 'key-in-a-header', (secret) => ({ 'X-Api-Key': secret })),
  plant('option', 'WebSocket protocol', 'bearer.pr0t0c0l-of-mine', (secret) => ({ protocols: ['v1', secret] })),
  plant('option', 'certificate pass phrase', 'Kein-Mensch-weiss-es', (passphrase) => ({ passphrase })),

  // Events the app sends.
  plant('emitted', 'password', 'Winterabend-23', (password) => [{ user: 'kim', password }]),
  plant('emitted', 'new password', 'Fruehling_42', (newPassword) => [{ newPassword }]),
  plant('emitted', 'deep secret', 'deep-below-99', (secret) => [{ a: { b: [{ c: { clientSecret: secret } }] } }]),
  plant('emitted', 'list under a secret name', 'listed-t0ken-3', (secret) => [{ tokens: [['x', secret]] }]),
  plant('emitted', 'card under its name', '5105105105105100', (cardNumber) => [{ cardNumber }]),
  plant('emitted', 'card in a text', '4012 8888 8888 1881', (secret) => [`paid with ${secret}, thanks`]),
  plant('emitted', 'JSON in a string', 'json-in-a-string', (secret) => [JSON.stringify({ apiKey: secret })]),
  plant('emitted', 'JSON in JSON in a string', 'json-in-json-in-json', (password) => [JSON.stringify({ body: JSON.stringify({ password }) })]),
  plant('emitted', 'Bearer in a text', 'abcDEF123-bearer', (secret) => [`Authorization: Bearer ${secret}`]),
  plant('emitted', 'lower-case bearer', 'lower-case-bearer1', (secret) => [`authorization: bearer ${secret}`]),
  plant('emitted', 'Basic', Buffer.from('harm:basic-pass').toString('base64'), (secret) => [`Basic ${secret}`]),
  plant('emitted', 'AWS key', 'AKIA5XQ7HARMEXAMPLE2', (secret) => [`id ${secret}`]),
  plant('emitted', 'GitHub token', `ghp_${token('github', 36).replace(/[-_]/g, 'x')}`, (secret) => [secret]),
  plant('emitted', 'Slack token', 'xoxb-739182645019-harmharmharm', (secret) => [secret]),
  plant('emitted', 'Stripe key', 'sk_live_harmharm', (secret) => [secret]),
  plant('emitted', 'Google key', `AIza${token('google', 35).replace(/[-_]/g, '7')}`, (secret) => [secret]),
  plant('emitted', 'address with a token', 'avatar-tok3n', (secret) => [{ avatar: `https://cdn.test/a.png?token=${secret}&w=100` }]),
  plant('emitted', 'private key', random('pem', 'base64', 64), (secret) => [`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`]),
  plant('emitted', 'e-mail', 'kim.minsu@harm-mail.co.kr', (secret) => [{ to: secret }]),
  plant('emitted', 'tagged e-mail', 'lee+tag@harm-tag.test', (secret) => [`mail ${secret}!`]),
  plant('emitted', 'Korean mobile', '010-7391-8265', (secret) => [`전화번호는 ${secret}입니다`]),
  plant('emitted', 'Korean mobile, international', '+82 10-6482-1937', (secret) => [secret]),
  plant('emitted', 'Korean mobile without dashes', '01095173846', (secret) => [{ contact: secret }]),
  plant('emitted', 'resident number', '870523-1847362', (secret) => [`주민번호 ${secret}`]),
  plant('emitted', 'resident number without dash', '8705232847361', (secret) => [{ id: secret }]),
  plant('emitted', 'foreigner number', '910418-5738291', (secret) => [secret]),
  plant('emitted', 'name in capitals', 'CAPITALS-ARE-LOUD', (secret) => [{ ACCESS_TOKEN: secret }]),
  plant('named', 'password as the event', 'the-0nly-argument', (secret) => ['password', secret]),
  plant('named', 'auth as the event', 'inside-0f-auth', (secret) => ['auth', { user: 'kim', list: [secret] }]),
  plant('named', 'token in the event', 't0ken-by-name', (secret) => ['user:refreshToken', 1, `and ${secret}`]),
  plant('name', 'e-mail', 'event.name@harm-event.test', (secret) => `left:${secret}`),

  // What its server says.
  plant('received', 'JWT', jwt('received'), (secret) => [{ session: { jwt: secret } }]),
  plant('received', 'session id', token('received', 24), (sessionId) => [[{ sessionId }]]),
  plant('received', 'CSRF', 'csrf-0f-the-form', (secret) => [{ 'csrf-token': secret }]),
  plant('received', 'set-cookie', 'cookie-in-a-text1', (secret) => [{ 'Set-Cookie': `sid=${secret}; Path=/` }]),
  plant('answered', 'token', hex('answered', 40), (secret) => [{ ok: true, data: secret }]),
  plant('answered', 'pin', '4821-7730', (pin) => ({ pin })),
  plant('acked', 'e-mail', 'acked.park@harm-ack.test', (secret) => ({ from: [secret] })),
  plant('acked', 'signature', 'signed-by-hand-55', (signature) => [{ signature }]),
  plant('refusal', 'JWT in the message', jwt('refusal'), (secret) => `jwt malformed: ${secret}`),
  plant('refusal', 'e-mail in the message', 'refused.choi@harm-refusal.test', (secret) => `${secret} is banned`),
  plant('frame', 'query of a namespace', 'name5pace-tok3n', (secret) => `40/admin?token=${secret},`),
  plant('frame', 'refusal of python-socketio', token('python'), (secret) => `44"invalid token ${secret}"`),
  plant('frame', 'binary event', 'binary-pass-1', (password) => `451-["upload",{"password":"${password}","file":{"_placeholder":true,"num":0}}]`),
  plant('closing', 'token', token('closing', 40), (secret) => `expired ${secret}`),
  plant('refused', 'API key', 'r3fused-by-400', (secret) => JSON.stringify({ code: 4, message: 'Forbidden', apiKey: secret })),
  plant('garbage', 'JWT in HTML', jwt('garbage'), (secret) => `<html><body><h1>502</h1><p>upstream said ${secret}</p></body></html>`),

  // What goes wrong, and what is none of Socket.IO's.
  plant('thrown', 'Bearer', token('thrown'), (secret) => `401 for Bearer ${secret}`),
  plant('thrown', 'pair', 'summer-rain-7', (secret) => `login failed: password=${secret}`),
  plant('thrown', 'address', 'addr3ss-token', (secret) => `GET https://api.test/me?access_token=${secret} failed`),
  plant('rejected', 'e-mail', 'r3jected.jung@harm-reject.test', (secret) => `no user ${secret}`),
  plant('rejected', 'JSON', 'r3jected-json-1', (secret) => `400 {"password":"${secret}"}`),
  plant('rejected', 'card', '30569309025904', (secret) => `card ${secret} refused`),
  plant('console', 'password', 'console-pass-1', (secret) => `login with password=${secret}`),
  plant('console', 'Bearer', token('console'), (secret) => `sent Bearer ${secret}`),
  plant('console', 'e-mail', 'console.yoon@harm-console.test', (secret) => `no room for ${secret}`),
  plant('console', 'address', 'console-addr3ss', (secret) => `GET https://api.test/me?access_token=${secret} 401`),
  plant('traffic', 'request body', 'body-of-no-concern', (secret) => JSON.stringify({ password: secret })),
];
