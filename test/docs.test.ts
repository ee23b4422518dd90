import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causePages } from '../scripts/causes/pages.ts';

const top = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(top, name), 'utf8');
const { scripts, exports: entries, bin } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>; exports: Record<string, unknown>; bin: Record<string, string>;
};

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names only what exists', (doc) => {
  const text = read(doc);
  const files = [...text.matchAll(/`((?:src|test|demo|docs|scripts)\/[\w./-]*|[A-Z]+\.md|tsconfig[\w.]*\.json)`/g), ...text.matchAll(/(?:src="|\]\()([\w./-]+)/g)]
    .map(([, name = '']) => name)
    // Paths of the user's own site, in examples.
    .filter((name) => !name.startsWith('/'));
  expect(files.filter((name) => !existsSync(join(top, name)))).toEqual([]);
  const called = [...text.matchAll(/npm (?:run )?([a-z][\w:]*)/g)].map(([, name = '']) => name);
  expect(called.filter((name) => !(name in scripts) && name !== 'ci')).toEqual([]);
});

test('README names only the members of a scope, the attributes and the command that exist', () => {
  const text = read('README.md');
  const scope = read('src/scope.ts');
  const members = [...text.matchAll(/scope\.(\w+)\(/g), ...(/`scope` also has ([^;]*);/.exec(text)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(members.length).toBeGreaterThan(8);
  expect(members.filter((name) => !new RegExp(`\\n  ${name}[(<]`).test(scope))).toEqual([]);

  const attributes = [...text.matchAll(/`data-(\w+)`/g)].map(([, name = '']) => name);
  const known = `${read('src/options.ts')} ${read('src/classic.ts')}`;
  expect(attributes.filter((name) => !new RegExp(`\\b${name}\\b`).test(known))).toEqual([]);

  expect(bin).toEqual({ sockscope: 'dist/cli.js' });
  expect(text).toContain('npx sockscope inspect FILE');
  expect(read('src/cli/main.ts')).toContain("command === 'inspect'");
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(['.', './panel']));
});

test('the test command of README and of CI are one', () => {
  expect(read('README.md')).toContain('\nnpm ci && npm test\n');
  expect(read('.ci/run')).toContain('\nnpm ci && npm test\n');
});

test('docs/causes is what `npm run docs:causes` writes', () => {
  const folder = join(top, 'docs', 'causes');
  const pages = causePages();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(read(join('docs', 'causes', name)), name).toBe(text);
});
