import type { Driver } from '../drivers/driver.ts';
import type { Cell } from './cell.ts';
import type { Request } from './journal.ts';
import type { PageServer } from './page-server.ts';
import type { TruthServer } from './server.ts';
import type { RunResult } from './truth.ts';

/** Everything known of one run, by the app, by the server and by Sockscope. */
export interface CellResult extends RunResult {
  readonly requests: readonly Request[];
}

/** A run of two seconds, on a machine that is busy. */
const RUN_TIMEOUT_MS = 60_000;

/** Loads one cell's page and waits until its run is over. Rejects with the step that did not come. */
export async function runCell(driver: Driver, cell: Cell, server: TruthServer, pages: PageServer): Promise<CellResult> {
  await server.front.up();
  server.journal.begin(cell.order !== 'after connecting');
  await driver.goto(pages.pageOf(cell));
  const text = await driver.waitFor<string>('window.truthResult', RUN_TIMEOUT_MS);
  const result = JSON.parse(text) as RunResult | { readonly failure: string };
  if ('failure' in result) throw new Error(result.failure);
  return { ...result, requests: [...server.journal.requests()] };
}
