/** `npm run bench -- NAME [--write]`: runs one benchmark of this folder. */
import { argv } from 'node:process';

const benchmarks: Readonly<Record<string, () => Promise<unknown>>> = {
  recording: () => import('./recording.ts'),
  judging: () => import('./judging.ts'),
  start: () => import('./start.ts'),
  store: () => import('./store.ts'),
};
const wanted = argv[2] ?? '';
const run = benchmarks[wanted];
if (run) await run();
else {
  console.error(`No benchmark "${wanted}"; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
