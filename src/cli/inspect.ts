import { readFile } from 'node:fs/promises';
import { readBundle } from '../bundle/read.ts';
import { summarize } from '../bundle/summary.ts';
import { causes as englishCauses } from '../words/en/causes.ts';
import { en } from '../words/en/index.ts';
import { causes as koreanCauses } from '../words/ko/causes.ts';
import { ko } from '../words/ko/index.ts';

/** Control characters of a stranger's text would reach the terminal as commands, or turn its lines round. */
// eslint-disable-next-line no-control-regex
const printable = (text: string): string => text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, ' ');

/**
 * Prints the summary of a bundle, or with `--json` its events and verdicts. Returns the exit code:
 * 0 read, 1 a problem was found in the log, 2 the file cannot be read.
 */
export async function inspect(path: string, flags: readonly string[]): Promise<number> {
  const korean = flags[flags.indexOf('--language') + 1] === 'ko' && flags.includes('--language');
  const words = korean ? ko : en;
  const causes = korean ? koreanCauses : englishCauses;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`);
    return 2;
  }
  const reading = readBundle(bytes);
  if (!reading.ok) {
    process.stderr.write(`${words.bundleProblems[reading.problem]}\n`);
    return 2;
  }
  const { record, events, verdicts, problems } = reading;
  for (const problem of problems) process.stderr.write(`${words.bundleProblems[problem]}\n`);
  process.stdout.write(
    flags.includes('--json')
      ? `${printable(JSON.stringify({ record, events, verdicts }))}\n`
      : printable(summarize({ record, events, verdicts, words, causes, version: __SOCKSCOPE_VERSION__ })),
  );
  return verdicts.some((verdict) => verdict.outcome === 'problem') ? 1 : 0;
}
