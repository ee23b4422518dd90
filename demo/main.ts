import { runDemo } from './run.ts';

runDemo({ backend: 'node' }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
