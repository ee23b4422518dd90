import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../drivers/driver.ts';
import { whole } from './extent.ts';

/** One result of one engine, as a line of JSON; the last of its kind counts. */
export const RESULTS = join(import.meta.dirname, '..', '..', 'test-results', 'do-no-harm.ndjson');

export interface Result {
  readonly topic: string;
  readonly what: string;
  readonly engine: Engine;
  readonly result: string;
}

/** Keeps a result for `docs/do-no-harm.md`, once what it says was asserted. Of the selection nothing is kept. */
export function keepResult(topic: string, what: string, engine: Engine, result: string): void {
  if (!whole) return;
  mkdirSync(dirname(RESULTS), { recursive: true });
  appendFileSync(RESULTS, `${JSON.stringify({ topic, what, engine, result } satisfies Result)}\n`);
}
