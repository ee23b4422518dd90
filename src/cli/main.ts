#!/usr/bin/env node
import { inspect } from './inspect.ts';

const usage = 'Usage: sockscope inspect FILE [--language en|ko] [--json]\n';
const [command, file, ...flags] = process.argv.slice(2);

if (command === 'inspect' && file) process.exitCode = await inspect(file, flags);
else {
  process.stderr.write(usage);
  process.exitCode = command === '--help' || command === 'help' ? 0 : 2;
}
