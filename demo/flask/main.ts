import { parseArgs } from 'node:util';
import { runDemo } from '../run.ts';
import { isFlaskWorker, workers, type FlaskWorker } from './workers.ts';

const usage = `Usage: npm run demo:flask -- [--worker NAME] [--iphone-bug]

${Object.entries(workers).map(([name, { line }]) => `  ${name.padEnd(10)}${line}`).join('\n')}

  --iphone-bug  the connect handler fails for iPhones`;

function readArguments(): { backend: FlaskWorker; iphoneBug: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: { worker: { type: 'string', default: 'sync' }, 'iphone-bug': { type: 'boolean', default: false } },
    });
    if (!isFlaskWorker(values.worker)) return undefined;
    return { backend: values.worker, iphoneBug: values['iphone-bug'] };
  } catch {
    return undefined;
  }
}

const options = readArguments();
if (options) {
  runDemo({ ...options, serverLog: (text) => process.stderr.write(text) }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
} else {
  console.error(usage);
  process.exitCode = 1;
}
