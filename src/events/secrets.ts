/** What a secret looks like, and what may be said of it. */
import { isRecord, parseJson } from './json.ts';
import { remember } from './remember.ts';

/** Why something was masked; counted, so that the panel and the file can say it. */
export type MaskKind = 'key' | 'query' | 'jwt' | 'bearer' | 'token' | 'card' | 'email' | 'phone' | 'resident-number' | 'payload';

/** Parts that make an object key or query name secret wherever they stand: `accessToken`, `x-apikey`. */
const SECRET_PARTS = /token|passw|secret|apikey|credential|sess(?:ion)?id/i;
/** Words that do so only as a whole word: `auth`, not `author`. */
const SECRET_WORDS =
  'pwd passphrase session sid auth authorization key otp pin card cardnumber cvc cvv cookie cookies jwt signature csrf xsrf ssn bearer private'.split(' ');

/** The same names come again and again. */
const isKnownSecret = remember((name) => SECRET_PARTS.test(name) || name
  .replace(/([a-z\d])([A-Z])/g, '$1 $2')
  .split(/[^A-Za-z\d]+/)
  .some((word) => SECRET_WORDS.includes(word.toLowerCase())));

/** Says whether a name announces a secret value. `extra` are lower-case names added by the developer. */
export const isSecretName = (name: string, extra?: ReadonlySet<string>): boolean =>
  isKnownSecret(name) || Boolean(extra?.size && extra.has(name.toLowerCase()));

/** A quick look whether any name in a text might be secret; may say yes too often, never no. */
export const SECRET_NAME_HINT = new RegExp(`${SECRET_PARTS.source}|${SECRET_WORDS.join('|')}`, 'i');

const JWT = 'eyJ[\\w-]{4,}\\.[\\w-]+(?:\\.[\\w-]*)?';
// `Basic English` is none: base64 has a capital, a digit or `=` behind its first character.
const BEARER = '\\b(?:[Bb]earer\\s+|Basic\\s+(?=[\\w+/]+[\\dA-Z=]))[\\w.~+/=-]{6,}';
// `package@1.2.3` is none.
const EMAIL = '[\\w.+-]{1,64}@(?:[\\w-]{1,63}\\.)+[A-Za-z]{2,}';
// Thirteen digits from 17 to 19 are a time in ms, from 2023 to 2033.
const RESIDENT = '\\b(?!1[7-9]\\d{11}\\b)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])-?[1-8]\\d{6}\\b';
const PHONE = '(?:\\+82[ -]?1|\\b01)[016789][ -]?\\d{3,4}[ -]?\\d{4}\\b';
// From 14 digits: 13 are a time in ms far more often than a card, and times in finer units begin with 1.
const CARD = '\\b[2-69](?:[ -]?\\d){13,18}\\b';
const VENDOR = '\\b(?:[spr]k_(?:live|test)_|xox[a-z]-|AKIA)[\\w-]+';
const RANDOM = '[\\w+/=-]{20,}';

// An escape is no part of what follows it: `\ud83d` would lose its backslash to it.
const ESCAPE = '\\\\(?:u\\w{4}|[bfnrt])';

const SECRETS = new RegExp(
  `${ESCAPE}|(${JWT})|(${BEARER})|(${EMAIL})|(${RESIDENT})|(${PHONE})|(${CARD})|(${VENDOR})|(${RANDOM})`,
  'g',
);
/** Numbers that may be a card, a resident or a phone; dates and times in ms, which are everywhere, are none. */
const NUMBER = /\d\d[01]\d[0-3]\d-?[1-8]\d{6}|01[016789][ -]?\d{3}|\+82|(?:\d[ -]?){14}/;
/** Words without which no other secret is there. */
const MARKS = ['@', 'eyJ', 'earer', 'Basic', 'k_live_', 'k_test_', 'xox', 'AKIA', '\\u00'];
/** Digits of the shortest number that is masked, a phone's without its country. */
const FEWEST_DIGITS = 10;
const SHORTEST_RUN = 20;
/** Changes between digits, capitals and small letters in the least random text that is masked. */
const FEWEST_CHANGES = 3;
/** What a random text may be made of, by its bit; the first is a separator. */
const SMALL = 2;
const CAPITAL = 4;
const DIGIT = 8;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) =>
  [/[-_+/=]/, /[a-z]/, /[A-Z]/, /\d/].reduce((kinds, kind, bit) => kinds | Number(kind.test(String.fromCharCode(code))) << bit, 0));
/** By the kinds of two neighbours, `first * 16 + second`: whether the class changes, as in a generated token. */
const CHANGES = Uint8Array.from({ length: 256 }, (_, pair) => {
  const first = pair >> 4;
  const second = pair & 15;
  return Number((first === DIGIT && (second & (SMALL | CAPITAL)) > 0) || (second === DIGIT && (first & (SMALL | CAPITAL)) > 0) || (first === SMALL && second === CAPITAL));
});

/** Without two of these no text is random and no number is long enough; most payloads of an app are words. */
const TWO_CAPITALS_OR_DIGITS = /[A-Z\d][^A-Z\d]*[A-Z\d]/;

/** Cheap necessary condition of every pattern above. Every payload pays for it. */
export const mayHoldSecret = (text: string): boolean =>
  (TWO_CAPITALS_OR_DIGITS.test(text) && mayBeRandomOrNumber(text)) || MARKS.some((mark) => text.includes(mark));

/** One look at each character, where a regular expression for the same takes three times as long. */
function mayBeRandomOrNumber(text: string): boolean {
  let digits = 0;
  let run = 0;
  let changes = 0;
  let before = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? KINDS[code]! : 0;
    if (kind === 0) run = changes = 0;
    else {
      if (kind === DIGIT) digits += 1;
      changes += CHANGES[before * 16 + kind]!;
      run += 1;
      if (run >= SHORTEST_RUN && changes >= FEWEST_CHANGES) return true;
    }
    before = kind;
  }
  return digits >= FEWEST_DIGITS && NUMBER.test(text);
}

/** A secret in a sentence, a cookie or an address: `password=...`. */
const PAIR = /\b([\w-]{1,64})=([^\s&;,"'<[\\]+)/g;

/** Replaces every secret inside a text by `[masked ...]`, reporting each kind. */
export function maskSecrets(text: string, report: (kind: MaskKind) => void): string {
  const masked = !text.includes('=') ? text : text.replace(PAIR, (found: string, name: string, value: string) => {
    if (!isSecretName(name)) return found;
    report('key');
    return `${name}=${describeMasked('key', value)}`;
  });
  if (!mayHoldSecret(masked)) return masked;
  return masked.replace(SECRETS, (found: string, jwt, bearer, email, resident, phone, card, vendor) => {
    const kind: MaskKind | undefined = jwt ? 'jwt' : bearer ? 'bearer' : email ? 'email' : resident ? 'resident-number'
      : phone ? 'phone' : card ? (passesLuhn(found) ? 'card' : undefined) : vendor || looksRandom(found) ? 'token' : undefined;
    if (!kind) return found;
    report(kind);
    return describeMasked(kind, found);
  });
}

/** `[masked jwt, 212 chars, HS256, expires 2026-01-01T00:00:00.000Z]`: shape and length, never content. */
export function describeMasked(kind: MaskKind, value: string): string {
  const token = value.startsWith('eyJ') ? describeJwt(value) : '';
  return `[masked ${token ? 'jwt' : kind}, ${value.length} chars${token}]`;
}

/** The header's algorithm and the expiry of a JWT: an expired token is a cause of failures. */
function describeJwt(value: string): string {
  const [header = '', payload = ''] = value.split('.');
  const algorithm = /"alg"\s*:\s*"([\w-]{1,12})"/.exec(decodeBase64Url(header))?.[1];
  if (!algorithm) return '';
  const expiry = Number(/"exp"\s*:\s*(\d{9,11})\b/.exec(decodeBase64Url(payload))?.[1]);
  return `, ${algorithm}${expiry ? `, expires ${new Date(expiry * 1000).toISOString()}` : ''}`;
}

/** Tokens looked at in one text; nobody sends as many. */
const TOKENS_READ = 8;
/** Header and payload of a JWT, whole: of one that was cut off inside its payload nothing is said. */
const WHOLE_JWT = /\b(eyJ[\w-]{4,})\.([\w-]+)\./g;

/** ms since the epoch at which the first JWT in a text expires, however deep it is nested there; `undefined` where none says so. */
export function expiryIn(text: string): number | undefined {
  let earliest: number | undefined;
  let read = 0;
  for (const [, header = '', payload = ''] of text.matchAll(WHOLE_JWT)) {
    read += 1;
    if (read > TOKENS_READ) break;
    const claims = parseJson(decodeBase64Url(payload));
    const seconds = isRecord(claims) && /"alg"\s*:/.test(decodeBase64Url(header)) ? claims['exp'] : undefined;
    // In ms it would be no expiry as JWTs have it.
    if (typeof seconds === 'number' && seconds > 0 && seconds < 1e11) earliest = Math.min(earliest ?? Infinity, seconds * 1_000);
  }
  return earliest;
}

/** In browsers and in Node, but in no library that this folder is compiled with. */
declare const atob: (base64: string) => string;

function decodeBase64Url(encoded: string): string {
  try {
    return atob(encoded.replace(/-/g, '+').replace(/_/g, '/').slice(0, encoded.length % 4 === 1 ? -1 : undefined));
  } catch {
    return '';
  }
}

/** The check digit of card numbers: every second digit counts twice, its own digits added up. */
const passesLuhn = (found: string): boolean =>
  [...found.replace(/\D/g, '')].reverse().reduce((sum, digit, index) => sum + Number(index % 2 ? '0246813579'[Number(digit)] : digit), 0) % 10 === 0;

/**
 * Generated tokens change between digits, capitals and small letters all the time; names, paths, ISO
 * times and UUIDs have separators or long runs of one class; camelCase has whole words.
 */
function looksRandom(found: string): boolean {
  const [run = ''] = found.split(/[-_/.=+]/).sort((left, right) => right.length - left.length);
  let changes = 0;
  for (let index = 1; index < run.length; index += 1) changes += CHANGES[KINDS[run.charCodeAt(index - 1)]! * 16 + KINDS[run.charCodeAt(index)]!]!;
  return run.length >= 16 && changes >= Math.max(FEWEST_CHANGES, run.length / 7) && !/^[a-z]*([A-Z][a-z]+)*\d*$/.test(run);
}
