import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bundleOf, manifestOf, ndjson, patched, zipOf } from '../../test/fixtures/bundles.ts';
import { facts } from '../../test/fixtures/facts.ts';
import { recordOf } from '../../test/fixtures/records.ts';
import { checkup, dead, endpoint, healthy, pollingOnly } from '../../test/fixtures/scenes.ts';
import { type Line, session } from '../../test/fixtures/session.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { FactType } from '../events/events.ts';
import type { Causes } from '../words/causes.ts';
import { causes as englishCauses } from '../words/en/causes.ts';
import { en } from '../words/en/index.ts';
import { verdicts as englishVerdicts } from '../words/en/verdicts.ts';
import { causes as koreanCauses } from '../words/ko/causes.ts';
import { ko } from '../words/ko/index.ts';
import { verdicts as koreanVerdicts } from '../words/ko/verdicts.ts';
import { sayDetail } from '../words/say.ts';
import type { RuleWords, Words } from '../words/words.ts';
import { BUNDLE_FORMAT, ENTRY } from './format.ts';
import { type BundleReading, readBundle } from './read.ts';
import { summarize } from './summary.ts';
import { type Bundle, writeBundle } from './write.ts';

const at = new Date('2026-11-23T06:31:05.250Z');
const troubled = session(
  ['session.started'], ...dead('c1', { credentials: true }), ...checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' }),
  ['mark.made', { words: '여기서 끊김' }],
);
const causesOf = (words: Words): Causes => (words === en ? englishCauses : koreanCauses);
const write = (events = troubled, record = recordOf('a1b2c3', { marks: 1 }), words: Words = en, time = at): Bundle =>
  writeBundle({ record, events, words, causes: causesOf(words), at: time, version: '0.1.0' });
const opened = (bytes: Uint8Array): Extract<BundleReading, { ok: true }> => {
  const reading = readBundle(bytes);
  if (!reading.ok) throw new Error(reading.problem);
  return reading;
};
const problemOf = (bytes: Uint8Array): string => {
  const reading = readBundle(bytes);
  return reading.ok ? `read with ${reading.problems.join()}` : reading.problem;
};
const textsOf = ({ bytes }: Bundle): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

describe('a bundle that was written', () => {
  const everything = session(...(Object.keys(facts) as FactType[]).map((type) => [type, {}, 'c1'] as Line));

  test.each([['a troubled session', troubled], ['a healthy one', session(...healthy('c1'))], ['every fact there is', everything], ['nothing', []]])(
    'of %s is read back with the same events and the same verdicts', (_, events) => {
      const reading = opened(write(events).bytes);
      expect(reading.events).toEqual(events);
      expect(reading.verdicts).toEqual(diagnose(events));
      expect(reading.problems).toEqual([]);
      expect(reading.record).toEqual(recordOf('a1b2c3', { marks: 1, events: events.length }));
    },
  );

  test('holds its files, with their sizes said', () => {
    const bundle = write();
    const texts = textsOf(bundle);
    expect(Object.keys(texts).sort()).toEqual(Object.values(ENTRY).sort());
    for (const { name, bytes } of bundle.entries) expect(strToU8(texts[name] ?? '').length, name).toBe(bytes);
    expect(JSON.parse(texts[ENTRY.manifest] ?? '')).toMatchObject({ kind: 'sockscope', format: BUNDLE_FORMAT, version: '0.1.0', writtenAt: at.toISOString() });
    expect(JSON.parse(texts[ENTRY.verdicts] ?? '')).toEqual(diagnose(troubled));
  });

  test('is the same, byte for byte, when it is written again', () => {
    expect(write().bytes).toEqual(write().bytes);
  });

  test('is written whatever the clock of the phone says', () => {
    for (const time of [0, Date.UTC(1980, 0), Date.UTC(2098, 0)]) expect(opened(write(troubled, undefined, en, new Date(time)).bytes).events).toEqual(troubled);
  });
});

describe('its name', () => {
  test.each<[string, string]>([
    ['shop', 'sockscope-shop-2026-11-23T063105Z-a1b2c3.zip'],
    ['app.test:5173', 'sockscope-app.test-5173-2026-11-23T063105Z-a1b2c3.zip'],
    ['한글', 'sockscope-page-2026-11-23T063105Z-a1b2c3.zip'],
    ['', 'sockscope-page-2026-11-23T063105Z-a1b2c3.zip'],
    ['../../etc/passwd', 'sockscope-etc-passwd-2026-11-23T063105Z-a1b2c3.zip'],
    ['..', 'sockscope-page-2026-11-23T063105Z-a1b2c3.zip'],
    ['a\0b\nc"d<e>', 'sockscope-a-b-c-d-e-2026-11-23T063105Z-a1b2c3.zip'],
    ['x'.repeat(300), `sockscope-${'x'.repeat(40)}-2026-11-23T063105Z-a1b2c3.zip`],
    ['\u202egpj.exe', 'sockscope-gpj.exe-2026-11-23T063105Z-a1b2c3.zip'],
  ])('of the app %j is %s', (app, name) => {
    expect(write(troubled, recordOf('a1b2c3', { app })).name).toBe(name);
  });

  test('is safe for any id', () => {
    expect(write(troubled, recordOf('x/../../y')).name).toMatch(/^[\w.-]+\.zip$/);
  });
});

describe('the summary', () => {
  test.each<[string, Words, RuleWords]>([['English', en, englishVerdicts], ['Korean', ko, koreanVerdicts]])('in %s says what was found, what shows it and what mends it', (_, words, verdicts) => {
    const summary = textsOf(write(troubled, undefined, words))[ENTRY.summary] ?? '';
    const { title, because } = verdicts['cors-refuses-credentials']({ endpoint, times: 1 });
    for (const text of [
      title, because, words.summary.evidence, words.probes['cors-credentials'].no, words.summary.fix, "cors_allowed_origins=['https://app.test']", '여기서 끊김',
    ]) expect(summary).toContain(text);
  });

  test.each<[string, Words, string]>([['English', en, en.diagnosis.worksNot], ['Korean', ko, ko.diagnosis.worksNot]])('in %s lists the answers of the checkup and what they come to', (_, words, ending) => {
    const events = session(...dead('c1'), ...checkup({ 'same-origin': 'yes', reachable: 'yes', websocket: 'no', 'cors-plain': 'no' }));
    const summary = summarize({ record: recordOf('a'), events, verdicts: diagnose(events), words, causes: causesOf(words), version: '0.1.0' });
    for (const text of [words.summary.checkup, `${words.probes.websocket.no} (${sayDetail(words, 'never opened, code 1006')}`, words.probes['cors-plain'].no, ending]) expect(summary).toContain(text);
  });

  test('has no such list where no checkup was run', () => {
    const events = session(...dead('c1'));
    expect(summarize({ record: recordOf('a'), events, verdicts: [], words: en, causes: englishCauses, version: '0.1.0' })).not.toContain(en.summary.checkup);
  });

  test('of what could not be settled says so, and promises no cure', () => {
    const events = session(...dead('c1'));
    const summary = summarize({ record: recordOf('a'), events, verdicts: diagnose(events), words: en, causes: englishCauses, version: '0.1.0' });
    expect(summary).toContain(en.summary.nothing);
    expect(summary).toContain(`### ${englishVerdicts['server-unreachable']({ endpoint, times: 1 }).maybe}`);
    expect(summary).not.toContain(en.summary.fix);
  });

  test('of a session that ended well says that nothing was found', () => {
    const events = session(...healthy('c1'));
    const summary = summarize({ record: recordOf('a'), events, verdicts: diagnose(events), words: en, causes: englishCauses, version: '0.1.0' });
    expect(summary).toContain(en.summary.nothing);
    expect(summary).not.toContain(`## ${en.summary.unclear}`);
  });

  test('names what speaks against a finding', () => {
    const events = session(...healthy('c1'), ['engine.closed', {}, 'c1'], ...pollingOnly('c2'));
    expect(summarize({ record: recordOf('a'), events, verdicts: diagnose(events), words: ko, causes: koreanCauses, version: '0.1.0' })).toContain(ko.summary.against);
  });
});

describe('a stranger’s file', () => {
  const good = bundleOf(troubled);

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'not-a-zip'],
    ['a text', strToU8('hello'), 'not-a-zip'],
    ['the head of a zip', strToU8('PK\x03\x04'), 'not-a-zip'],
    ['an empty zip', zipSync({}), 'no-manifest'],
    ['another zip', zipOf({ 'index.html': '<script>' }), 'no-manifest'],
    ['a manifest of something else', zipOf({ [ENTRY.manifest]: manifestOf({ kind: 'other' }) }), 'no-manifest'],
    ['a manifest that is no JSON', zipOf({ [ENTRY.manifest]: '{' }), 'no-manifest'],
    ['a manifest that is a list', zipOf({ [ENTRY.manifest]: [manifestOf()] }), 'no-manifest'],
    ['a manifest without a format', zipOf({ [ENTRY.manifest]: manifestOf({ format: undefined }) }), 'no-manifest'],
    ['a manifest with a format that is a text', zipOf({ [ENTRY.manifest]: manifestOf({ format: '1' }) }), 'no-manifest'],
    ['a newer format', bundleOf(troubled, manifestOf({ format: BUNDLE_FORMAT + 1 })), 'newer-format'],
    ['an older one', bundleOf(troubled, manifestOf({ format: 0 })), 'read with '],
    ['no events', zipOf({ [ENTRY.manifest]: manifestOf() }), 'read with no-events'],
    ['events without a line', zipOf({ [ENTRY.manifest]: manifestOf(), [ENTRY.events]: '' }), 'read with '],
    ['a manifest in another folder', zipOf({ [`x/${ENTRY.manifest}`]: manifestOf() }), 'no-manifest'],
  ])('with %s: %s', (_, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  test('that was cut off anywhere never throws, and is read only where it is whole', () => {
    for (let length = 0; length < good.length; length += 7) expect(problemOf(good.slice(0, length)), `${length} bytes`).toBe('not-a-zip');
  });

  test('with any byte changed never throws', () => {
    for (let index = 0; index < good.length; index += 3) {
      const bytes = good.slice();
      bytes[index] = (bytes[index] ?? 0) ^ 0xff;
      expect(() => readBundle(bytes), `byte ${index}`).not.toThrow();
    }
  });

  test('with damaged lines gives all the others, in order', () => {
    const lines = ndjson(troubled).split('\n');
    const bytes = zipOf({
      [ENTRY.manifest]: manifestOf(),
      [ENTRY.events]: [...lines.slice(1), '{"type":"__proto__","seq":1,"at":0}', '{"seq":', lines[0] ?? '', '\u0000'].join('\n'),
    });
    expect(opened(bytes)).toMatchObject({ events: troubled, problems: ['damaged-events'] });
  });

  test('with wrong types in its manifest is read with what fits', () => {
    const session = { ...recordOf('a'), app: { toString: 'x' }, startedAt: '2026', lastAt: null, events: [], marks: 1e999, bytes: -5, masked: { jwt: 2, email: 'many' }, url: 5 };
    expect(opened(bundleOf(troubled, manifestOf({ session, version: 5, writtenAt: {} }))).record).toEqual({
      id: 'a', app: '', startedAt: 0, lastAt: 0, events: 0, marks: 0, bytes: -5, masked: { jwt: 2 }, url: '',
    });
    for (const none of [null, [], 'x', undefined]) expect(opened(bundleOf([], manifestOf({ session: none }))).record).toMatchObject({ id: '', app: '', masked: {} });
  });

  test('with times that no calendar has can still be summed up', () => {
    const events = session(['mark.made', {}, undefined, 1e300], ...dead('c1'));
    const { record } = opened(bundleOf(events, manifestOf({ session: recordOf('a', { startedAt: 1e300 }) })));
    for (const words of [en, ko]) expect(() => summarize({ record, events, verdicts: diagnose(events), words, causes: causesOf(words), version: '' })).not.toThrow();
  });

  test('with a verdict of its own is judged again', () => {
    const bytes = zipOf({ [ENTRY.manifest]: manifestOf(), [ENTRY.events]: ndjson(session(...healthy('c1'))), [ENTRY.verdicts]: '[{"rule":"server-unreachable","outcome":"problem"}]' });
    expect(opened(bytes).verdicts.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  });

  describe('that is a bomb is not unpacked', () => {
    const packed = (bytes: number): Uint8Array => zipSync({
      [ENTRY.manifest]: strToU8(JSON.stringify(manifestOf())), [ENTRY.events]: new Uint8Array(bytes),
    }, { level: 9 });

    test('where its events pack too well', () => {
      expect(problemOf(packed(20_000_000))).toBe('read with too-large');
    });

    test('where its manifest does', () => {
      expect(problemOf(zipSync({ [ENTRY.manifest]: new Uint8Array(20_000_000) }, { level: 9 }))).toBe('too-large');
    });

    test('where something else in it does, which nobody looks at', () => {
      const bytes = zipSync({ [ENTRY.manifest]: strToU8(JSON.stringify(manifestOf())), [ENTRY.events]: strToU8(ndjson(troubled)), 'bomb.bin': new Uint8Array(20_000_000) }, { level: 9 });
      expect(opened(bytes)).toMatchObject({ events: troubled, problems: [] });
    });

    test('where it says a smaller size than it has: no more than that is unpacked', () => {
      const size = new Uint8Array(new Uint32Array([20_000_000]).buffer);
      const reading = readBundle(patched(packed(20_000_000), size, new Uint8Array(new Uint32Array([1_000]).buffer)));
      expect(reading.ok ? reading.events : []).toEqual([]);
    });

    test('where it lists the same entry again: each is unpacked once', () => {
      const bytes = zipSync({
        [ENTRY.manifest]: strToU8(JSON.stringify(manifestOf())), [ENTRY.events]: strToU8(ndjson(troubled)), 'events.twice!': strToU8(ndjson(session(['page.hidden']))),
      });
      expect(opened(patched(bytes, strToU8('events.twice!'), strToU8(ENTRY.events))).events).toEqual(troubled);
    });
  });
});
