/** `npm run bench -- NAME [--write]`: runs one benchmark of this folder. */
const benchmarks: Readonly<Record<string, () => Promise<unknown>>> = {
  recording: () => import('./recording.ts'),
};
const name = process.argv[2] ?? '';
const run = benchmarks[name];
if (run) await run();
else {
  console.error(`No benchmark "${name}"; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
