/** `npm run docs:causes`: writes a page for each rule into docs/causes, from its own words and the lab's recordings. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causePages } from './causes/pages.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'causes');
const pages = causePages();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`docs/causes: ${pages.size} pages`);
