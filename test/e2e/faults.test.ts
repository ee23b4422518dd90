import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../demo/servers/faults.ts';
import { enginesToTest } from '../drivers/launch.ts';
import { readFile } from './sockscope-page.ts';
import { stage } from './with-page.ts';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

interface Case {
  readonly fault: FaultName;
  /** What the log alone shows. */
  readonly passive: readonly string[];
  /** What it shows once a tap on the checkup was answered. */
  readonly settled: readonly string[];
}

// The endpoint has worked before, so that its settings are not suspected first.
const unsettled = ['no-socket-io-here: unclear', 'server-unreachable: unclear'];
const cases: readonly Case[] = [
  { fault: 'upgrade-refused', passive: ['websocket-upgrade-refused: unclear'], settled: ['websocket-upgrade-refused: problem'] },
  { fault: 'cors-credentials', passive: unsettled, settled: ['cors-refuses-credentials: problem'] },
  { fault: 'unreachable', passive: unsettled, settled: ['server-unreachable: problem'] },
];

describe.each(enginesToTest())('the verdict in %s', (engine) => {
  const { open } = stage(engine);

  test.each(cases)('on $fault is exactly the expected one, before and after the checkup', async ({ fault, passive, settled }) => {
    const { demo, page } = await open();
    await page.awaitEvent('engine.upgraded');
    await page.awaitVerdicts([]);
    await demo.setFault(fault);
    await page.awaitVerdicts(passive);
    await page.click('[data-action="checkup"]');
    await page.awaitEvent('checkup.finished');
    await page.awaitVerdicts(settled);

    const path = await page.send();
    const reading = readFile(path);
    if (!reading.ok) throw new Error(reading.problem);
    const judged = reading.verdicts.flatMap(({ rule, outcome }) => (outcome === 'ok' ? [] : [`${rule}: ${outcome}`]));
    expect(judged.sort()).toEqual([...settled].sort());
    for (const { findings } of reading.verdicts) for (const { evidence } of findings) expect(evidence.length).toBeGreaterThan(0);
    // The command says by its exit code that it found a problem.
    expect(() => execFileSync(process.execPath, [cli, 'inspect', path], { stdio: 'pipe' })).toThrow(expect.objectContaining({ status: 1 }));

    await demo.setFault('none');
    await page.awaitEvent('engine.upgraded', (event) => event.seq > (reading.events.length || 0));
    // What is over is over; that a server was away and came back may still be said.
    await page.awaitVerdicts([], ['server-restarted: unclear']);
  });
});
