import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Who may import whom: data flows one way, page -> sources -> log -> store -> bundle -> people.
 * A folder is a unit; a file directly in src/ is one of its own. `*` allows everything.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  events: [],
  protocol: ['events'],
  diagnosis: ['events', 'protocol'],
  words: ['types of events', 'types of diagnosis'],
  bundle: ['events', 'protocol', 'diagnosis', 'words'],
  sources: ['events', 'protocol'],
  'late-sources': ['events', 'protocol', 'sources'],
  store: ['events'],
  probes: ['events', 'protocol'],
  ui: ['events', 'protocol', 'diagnosis', 'words', 'types of scope'],
  // Roots: they put the units together.
  scope: ['types of events', 'types of diagnosis', 'types of sources', 'types of store'],
  error: ['types of scope'],
  options: ['error', 'types of scope'],
  activation: ['sources', 'store'],
  'panel-loader': ['events', 'error', 'sources', 'types of scope'],
  recorder: ['events', 'sources', 'store', 'error', 'options', 'types of scope'],
  keeper: ['events', 'protocol', 'sources', 'late-sources', 'store', 'panel-loader', 'types of scope'],
  late: ['keeper'],
  'start-once': ['recorder', 'types of scope'],
  index: ['start-once', 'panel', 'late', 'types of error', 'types of events', 'types of diagnosis', 'types of scope'],
  classic: ['activation', 'options', 'start-once', 'types of scope'],
  'kept-sessions': ['events', 'store', 'types of scope'],
  panel: ['events', 'words', 'ui', 'panel-tools', 'types of scope'],
  'panel-tools': ['diagnosis', 'bundle', 'probes', 'ui', 'kept-sessions', 'types of words', 'types of scope'],
  viewer: ['events', 'protocol', 'diagnosis', 'words', 'bundle', 'ui', 'types of scope'],
  cli: ['events', 'protocol', 'diagnosis', 'words', 'bundle'],
};

/** The one unit through which each package enters. */
const doors: Readonly<Record<string, readonly string[]>> = {
  fflate: ['bundle'],
  'idb-keyval': ['store'],
  preact: ['ui', 'panel', 'viewer'],
  '@floating-ui/dom': ['ui'],
};

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name),
);
const unitOf = (path: string): string => relative(root, path).split('/')[0]!.replace(/\.tsx?$/, '');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|\bimport\(\s*(?:\/\*.*?\*\/\s*)?'([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;

const imports: readonly Import[] = files.flatMap((file) => {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(IMPORT)].map(([, , type, named, dynamic, bare]): Import => {
    const target = named ?? dynamic ?? bare ?? '';
    return { file, from: unitOf(path), to: target.startsWith('.') ? unitOf(resolve(dirname(path), target)) : target, typeOnly: type !== undefined };
  });
});
const within = imports.filter(({ to }) => to in table);
const packages = imports.filter(({ to }) => !(to in table));

test('every file and folder of src has a row in the table', () => {
  const units = [...new Set(files.map((file) => unitOf(join(root, file))))];
  expect(units.filter((unit) => !(unit in table))).toEqual([]);
  expect(Object.keys(table).filter((unit) => !units.includes(unit))).toEqual([]);
});

test('imports follow the table', () => {
  const wrong = within
    .filter(({ from, to, typeOnly }) => from !== to && !table[from]?.includes(to) && !(typeOnly && table[from]?.includes(`types of ${to}`)))
    .map(({ file, from, to, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${to}, but ${from} may import only: ${table[from]?.join(', ') || 'nothing'}`);
  expect(wrong).toEqual([]);
});

test('each package enters through its one door, and Socket.IO through none', () => {
  const wrong = packages
    .filter(({ to }) => !to.startsWith('node:') && !to.endsWith('?inline'))
    .filter(({ from, to }) => !doors[to.startsWith('@') ? to : to.split('/')[0]!]?.includes(from))
    .map(({ file, to }) => `${file} imports ${to}, whose door is ${doors[to]?.join(', ') ?? 'nowhere: it is not a dependency of src'}`);
  expect(wrong).toEqual([]);
});

test('late sources take the functions of the platform from their context, as they were before the app came', () => {
  const own = files.filter((file) => file.startsWith('late-sources/') && /natives\.ts'|\b(?:add|remove)EventListener|\bsetTimeout|performance\.now/.test(readFileSync(join(root, file), 'utf8')));
  expect(own).toEqual([]);
});

test('only the command reaches for Node', () => {
  expect(packages.filter(({ from, to }) => to.startsWith('node:') && from !== 'cli').map(({ file }) => file)).toEqual([]);
});

const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1;

test('a file is one concept: the median under 70 lines, none over 250', () => {
  const sizes = files.map(linesOf).sort((left, right) => left - right);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(70);
  expect(files.filter((file) => linesOf(file) > 250)).toEqual([]);
});

test('nothing outside sources is typed any', () => {
  const loose = files.filter((file) => !file.startsWith('sources/') && /(?::|as|<)\s*any\b/.test(readFileSync(join(root, file), 'utf8')));
  expect(loose).toEqual([]);
});

test('every rule is in the list of rules and in a file of its own name', () => {
  const ruleFiles = files.filter((file) => file.startsWith('diagnosis/rules/') && !file.endsWith('index.ts'));
  for (const file of ruleFiles) {
    const [family = '', id = ''] = file.replace('diagnosis/rules/', '').replace('.ts', '').split('/');
    expect(readFileSync(join(root, 'diagnosis/rules', family, 'index.ts'), 'utf8')).toContain(`'./${id}.ts'`);
    expect(readFileSync(join(root, file), 'utf8')).toContain(`id: '${id}'`);
  }
});
