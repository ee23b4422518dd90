import fc from 'fast-check';
import { describe, test } from 'vitest';
import { facts } from '../../test/fixtures/facts.ts';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, cuts, damage, forms, INPUTS, json, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { parseEvent } from './parse.ts';
import { maskPayload } from './payload.ts';
import { createMasker } from './redact.ts';
import { isSecretName, maskSecrets, SECRET_NAME_HINT } from './secrets.ts';

const ignore = (): void => undefined;
const own: ReadonlySet<string> = new Set(['nickname']);
const none: ReadonlySet<string> = new Set();

/** Characters in a row of a secret that may show: what is too short to be anything. */
const MAY_SHOW = 3;
function hides(masked: string, secret: string, input: string): void {
  // What is said of a text is about its letters; escapes are those of everybody.
  for (const word of secret.split(/[^A-Z]+/)) {
    for (let at = 0; at + MAY_SHOW < word.length; at += 1) {
      if (masked.includes(word.slice(at, at + MAY_SHOW + 1))) agree(masked, `nothing of ${word}`, input);
    }
  }
}

/** Capitals of no mask and of nothing around them, and what a text is cut apart at. */
const secret = fc.string({ unit: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...'QXZVKWJ') }, fc.constantFrom('"', '\\', '\n', ' ', '}', ']', ',', ':', '한', '😀', '\ud83d')), minLength: 4, maxLength: 24 });
const secretName = fc.constantFrom('password', 'accessToken', 'x-apikey', 'auth', 'sessionId', 'otp', 'card', 'client.secret', '비밀_token');
const around = awkwardText(['"', '\\', '\n', ' ', '[', '}', ',', ':', 'e', '한', '😀', '\ud83d', 'auth', '\\u0022'], 8);
const hidden = fc.oneof({ weight: 3, arbitrary: secret as fc.Arbitrary<unknown> }, fc.array(secret, { maxLength: 2 }), secret.map((text) => ({ a: [text], b: { c: text } })));

/** A value with secrets under secret names, somewhere in it. */
const holding = fc.record({ name: secretName, value: hidden, before: around, after: around, depth: fc.nat(3), wrapped: fc.nat(2), ascii: fc.nat(2) }).map(
  ({ name, value, before, after, depth, wrapped, ascii }) => {
    let data: unknown = { [before]: before, [name]: value, z: after };
    for (let level = 0; level < depth; level += 1) data = level % 2 ? { [after || 'e']: data, y: 1 } : [before, data, after];
    let text = JSON.stringify([before, data]);
    // JSON in a string, and all that is no ASCII or no lower case written as PHP and Python may write it.
    for (let level = 0; level < wrapped; level += 1) text = JSON.stringify([after, text]);
    if (ascii > 0) text = text.replace(ascii > 1 ? /[^ -~]|[aops](?=[^"\\]*":)/g : /[^ -~]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return { text, value };
  },
);
const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : []);

describe('nothing shows of a secret under a secret name', () => {
  test('wherever its JSON is cut off', PATIENCE, () => {
    fc.assert(fc.property(holding, damage, fc.boolean(), ({ text, value }, damages, shapeOnly) => {
      for (const form of cuts(text, damages)) {
        const masked = maskPayload(form, { names: none, shapeOnly, report: ignore });
        for (const each of textsOf(value)) hides(masked, each, form);
      }
    }), settings(INPUTS / 4));
  });

  test('in an address', PATIENCE, () => {
    const { url } = createMasker({ capture: 'masked', names: [] });
    const part = fc.tuple(fc.constantFrom('?', '&', '#', '?x=1&', '#/room?'), fc.constantFrom('token', 'a', 'sid', 'EIOx', ''), secret);
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), around, damage, (parts, path, damages) => {
      const query = parts.map(([begin, name, value]) => `${begin}${name}=${encodeURIComponent(value.replace(/[\ud800-\udfff]/g, ''))}`).join('');
      const address = `https://kim:${'QXZV'}@api.test/${encodeURIComponent(path.replace(/[\ud800-\udfff]/g, ''))}`;
      for (const form of cuts(query, damages)) {
        const masked = url(address + form);
        hides(masked, 'QXZV', form);
        for (const [, , value] of parts) hides(masked, value, form);
        agree(masked.startsWith('https://api.test/'), true, form);
      }
    }), settings(INPUTS / 8));
  });
});

test('whatever comes is masked and never thrown at', PATIENCE, () => {
  const pieces = [...AWKWARD, 'token', '"token":', 'eyJ', 'eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjk5OTk5OTk5OTk5fQ.x', 'Bearer ', 'a@b.kr', '4111 1111 1111 1111', '010-1234-5678', 'sk_live_x', 'password=x'];
  const masker = createMasker({ capture: 'shape', names: ['a'] });
  const text = fc.oneof(json.map((value) => JSON.stringify(value)), awkwardText(pieces, 20), holding.map((held) => held.text));
  fc.assert(fc.property(text, fc.constantFrom(...Object.entries(facts)), damage, (whole, [type, fact], damages) => {
    for (const form of forms(whole, damages, pieces)) {
      for (const shapeOnly of [false, true]) maskPayload(form, { names: own, shapeOnly, report: ignore });
      masker.url(form);
      maskSecrets(form, ignore);
    }
    // Every text of a fact replaced: what comes out is still a fact.
    const fields = Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, typeof value === 'string' && parseEvent({ type, seq: 1, at: 0, ...fact, [name]: whole }) ? whole : (value as unknown)]));
    const event = masker.mask({ type, seq: 1, at: 0, ...fields } as Parameters<typeof masker.mask>[0]);
    agree(parseEvent(JSON.parse(JSON.stringify(event))) !== undefined, true, whole);
  }), settings(INPUTS / 4));
});

test('masked JSON is still JSON, of the same shape', PATIENCE, () => {
  const shape = (value: unknown): unknown => (Array.isArray(value) ? value.map(shape) : typeof value === 'object' && value ? Object.values(value).map(shape) : 0);
  fc.assert(fc.property(fc.array(json, { maxLength: 3 }), fc.boolean(), (value, shapeOnly) => {
    const text = JSON.stringify(value);
    agree(shape(JSON.parse(maskPayload(text, { names: none, shapeOnly, report: ignore }))), shape(value), text);
  }), settings(INPUTS));
});

test('the quick look for names says no only where there is none', PATIENCE, () => {
  const name = awkwardText(['pass', 'word', 'Word', 'token', 'Auth', 'auth', 'SID', 'sid', 'o', 'tp', 'OTP', '_', '-', '.', 'k', 'ey', 'Key', 'PIN', '1'], 5);
  fc.assert(fc.property(name, (text) => agree(isSecretName(text) && !SECRET_NAME_HINT.test(text), false, text)), settings(INPUTS * 4));
});

describe('the time grows with the length', () => {
  test.each(HOSTILE)('of %j', PATIENCE, (part) => {
    const { url } = createMasker({ capture: 'masked', names: [] });
    const grows = (what: string, begin: string, run: (text: string) => void): void => expectLinear(what, run, (length) => begin + repeated(part)(length));
    grows('secrets', '', (text) => maskSecrets(text, ignore));
    for (const begin of ['["', '{"token":"']) {
      grows('a payload', begin, (text) => maskPayload(text, { names: own, shapeOnly: false, report: ignore }));
    }
    grows('a shape', '', (text) => maskPayload(text, { names: own, shapeOnly: true, report: ignore }));
    grows('an address', 'https://a.test/?', url);
    grows('a name', '', isSecretName);
  });
});
