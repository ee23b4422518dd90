import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundleOf, manifestOf, ndjson, zipOf } from '../../test/fixtures/bundles.ts';
import { recordOf } from '../../test/fixtures/records.ts';
import { checkup, dead, healthy } from '../../test/fixtures/scenes.ts';
import { session } from '../../test/fixtures/session.ts';
import { BUNDLE_FORMAT, ENTRY } from '../bundle/format.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { en } from '../words/en/index.ts';
import { ko } from '../words/ko/index.ts';
import { inspect } from './inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'sockscope-inspect-'));
const path = join(folder, 'file.zip');
const printed = { out: '', err: '' };

beforeEach(() => {
  vi.stubGlobal('__SOCKSCOPE_VERSION__', '0.1.0');
  Object.assign(printed, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file and inspects it: the exit code. */
function inspectFile(bytes: Uint8Array, ...flags: readonly string[]): Promise<number> {
  writeFileSync(path, bytes);
  return inspect(path, flags);
}

const broken = session(['session.started'], ...dead('c1'), ...checkup({ 'same-origin': 'yes', reachable: 'no', websocket: 'no' }));

describe('the exit code', () => {
  test.each<[number, string, Uint8Array]>([
    [0, 'a session without a problem', bundleOf(session(...healthy('c1')))],
    [0, 'one in which nothing is certain', bundleOf(session(...dead('c1')))],
    [1, 'one with a problem', bundleOf(broken)],
    [2, 'no zip', new TextEncoder().encode('hello')],
    [2, 'a newer format', bundleOf(broken, manifestOf({ format: BUNDLE_FORMAT + 1 }))],
    [0, 'a bundle without events', zipOf({ [ENTRY.manifest]: manifestOf() })],
  ])('is %d for %s', async (code, _, bytes) => {
    expect(await inspectFile(bytes)).toBe(code);
  });

  test('is 2 for a file that is not there, and the reason is said', async () => {
    expect(await inspect(join(folder, 'no\u001b[31msuch.zip'), [])).toBe(2);
    expect(printed.err).toContain('ENOENT');
    expect(printed.err).not.toContain('\u001b');
    expect(printed.out).toBe('');
  });
});

describe('what is printed', () => {
  test('is the summary, in English or in Korean', async () => {
    await inspectFile(bundleOf(broken));
    expect(printed.out).toContain(en.summary.title('shop'));
    expect(printed.out).toContain('No server answers at api.test');
    printed.out = '';
    await inspectFile(bundleOf(broken), '--language', 'ko');
    expect(printed.out).toContain(ko.summary.title('shop'));
    expect(printed.err).toBe('');
  });

  test('is JSON with events and verdicts where that is asked for', async () => {
    expect(await inspectFile(bundleOf(broken), '--json')).toBe(1);
    expect(JSON.parse(printed.out)).toEqual({ record: recordOf('a1b2c3'), events: broken, verdicts: diagnose(broken) });
  });

  test('about a file that cannot be read is why, in the language asked for', async () => {
    await inspectFile(new Uint8Array(), '--language', 'ko');
    expect(printed).toEqual({ out: '', err: `${ko.bundleProblems['not-a-zip']}\n` });
  });

  test('about a file with damaged lines is that, and all the rest', async () => {
    const bytes = zipOf({ [ENTRY.manifest]: manifestOf(), [ENTRY.events]: `rubbish\n${ndjson(broken)}` });
    expect(await inspectFile(bytes)).toBe(1);
    expect(printed.err).toBe(`${en.bundleProblems['damaged-events']}\n`);
    expect(printed.out).toContain('No server answers');
  });

  test.each<[string, string[]]>([['as text', []], ['as JSON', ['--json']]])('never holds a command for the terminal, %s', async (_, flags) => {
    const evil = 'a\u001b[2J\u009b31m\u0007\r\u0008b\u007f\u202ec\u2066';
    const events = session(['mark.made', { words: evil }], ['session.started', { build: evil, userAgent: evil }]);
    await inspectFile(bundleOf(events, manifestOf({ session: recordOf(evil, { app: evil, url: evil, masked: { [evil]: 1 } }) })), ...flags);
    expect(printed.out).toContain('31m');
    // eslint-disable-next-line no-control-regex
    expect(printed.out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    if (flags.length > 0) expect(() => JSON.parse(printed.out) as unknown).not.toThrow();
  });
});
