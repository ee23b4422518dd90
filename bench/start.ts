/** `npm run bench -- start [--rounds N] [--write]`: what a script tag costs the page's own thread, beside two peers. */
import { parseArgs } from 'node:util';
import { launchBench } from './chromium.ts';
import { benchScriptTags, START_ROUNDS } from './script-tags.ts';

const { values: options } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: String(START_ROUNDS) }, write: { type: 'boolean', default: false } } });
const browser = await launchBench();
await benchScriptTags(browser, Number(options.rounds), options.write);
await browser.close();
