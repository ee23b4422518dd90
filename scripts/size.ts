import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'acorn';

/** What may be loaded, brotli, in bytes (1 kB = 1,000). */
const BUDGETS: readonly { readonly what: string; readonly limit: number; readonly files: () => readonly string[] }[] = [
  { what: 'recorder script', limit: 10_000, files: () => ['sockscope.js'] },
  // Loaded right behind the recorder: log, masking, store, and the sources that may come late.
  { what: 'keeper', limit: 11_500, files: () => staticFiles('late.js') },
  { what: 'panel without words', limit: 32_000, files: () => staticFiles('panel.js') },
  // Loaded right behind the panel: rules, zip writer, kept sessions, probes.
  { what: 'panel tools', limit: 34_000, files: () => beyond('panel.js', 'chunks/panel-tools.js') },
  // Loaded in wide windows alone: where the panel goes beside the bubble.
  { what: 'positioning', limit: 6_000, files: () => beyond('panel.js', 'chunks/floating-ui.dom.js') },
  { what: 'words, English', limit: 10_000, files: () => beyond('panel.js', 'chunks/en.js') },
  { what: 'words, Korean', limit: 10_000, files: () => beyond('panel.js', 'chunks/ko.js') },
  // What is said of causes, and the lines to paste, which both languages share.
  { what: 'causes, English', limit: 16_000, files: () => beyond('panel.js', 'chunks/causes-en.js') },
  { what: 'causes, Korean', limit: 17_000, files: () => beyond('panel.js', 'chunks/causes-ko.js') },
  { what: 'viewer, both languages', limit: 78_000, files: () => ['viewer.html'] },
];

const dist = join(import.meta.dirname, '..', 'dist');
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
const brotli = (name: string): number => brotliCompressSync(read(name)).length;

/** A module and all that it imports statically, by path inside dist/. */
function staticFiles(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const folder = entry.includes('/') ? entry.slice(0, entry.lastIndexOf('/')) : '';
  for (const [, path] of read(entry).matchAll(/\bimport(?:[^'"`()]*?from)?\s*["'](\.[^"']+)["']/g)) staticFiles(join(folder, path ?? ''), seen);
  return [...seen];
}

/** What a later module brings beyond those that are there already. */
function beyond(first: string, later: string): string[] {
  const there = staticFiles(first);
  return staticFiles(later).filter((file) => !there.includes(file));
}

/** Scripts that Safari 14 could not parse: everything it runs is ES2020 (class fields, for one, came with 14.1). */
function unparsable(): string[] {
  const scripts = [...readdirSync(dist), ...readdirSync(join(dist, 'chunks')).map((name) => `chunks/${name}`)]
    .filter((name) => name.endsWith('.js') && name !== 'cli.js')
    .map((name) => ({ name, code: read(name), sourceType: name === 'sockscope.js' ? ('script' as const) : ('module' as const) }));
  const inViewer = [...read('viewer.html').matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
  const all = [...scripts, ...inViewer.map(([, code = '']) => ({ name: 'viewer.html', code, sourceType: 'module' as const }))];
  return all.flatMap(({ name, code, sourceType }) => {
    try {
      // Logical assignment (`??=`) is ES2021, and Safari has it from 14.0.
      parse(code, { ecmaVersion: 2021, sourceType });
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
}

if (!existsSync(dist)) throw new Error('dist/ is missing: run `npm run build` first');
let failed = false;
for (const { what, limit, files } of BUDGETS) {
  const size = files().reduce((sum, name) => sum + brotli(name), 0);
  failed ||= size > limit;
  console.log(`${size > limit ? 'OVER' : 'ok  '} ${what.padEnd(24)} ${String(size).padStart(7)} of ${limit} bytes brotli`);
}
const broken = unparsable();
for (const line of broken) console.log(`OVER Safari 14 cannot parse ${line}`);
if (broken.length === 0) console.log('ok   every script parses as ES2021, the syntax of Safari 14');
if (failed || broken.length > 0) process.exitCode = 1;
