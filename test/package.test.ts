import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const top = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'sockscope-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const USE = `
import { start, type Scope } from 'sockscope';
import { mount } from 'sockscope/panel';
const scope: Scope = start({ app: 'shop', theme: 'dark' });
scope.on('engine.handshaken', ({ ms, sid }) => { const text: string = sid + ms.toFixed(); void text; });
void mount;
// @ts-expect-error an option that does not exist
start({ thme: 'dark' });
// @ts-expect-error a fact that does not exist
scope.on('engine.exploded', () => undefined);
`;

test.each([['ESNext', 'Bundler'], ['NodeNext', 'NodeNext']])('the packed types serve a strict project (%s, %s)', (module, moduleResolution) => {
  const packageFolder = join(folder, 'node_modules', 'sockscope');
  mkdirSync(packageFolder, { recursive: true });
  cpSync(join(top, 'package.json'), join(packageFolder, 'package.json'));
  cpSync(join(top, 'dist'), join(packageFolder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'use.ts'), USE);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], module, moduleResolution, types: [] }, files: ['use.ts'],
  }));
  const compiler = join(top, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(() => execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8', stdio: 'pipe' })).not.toThrow();
});

test('npx sockscope says plainly that a file is no log', () => {
  const run = spawnSync('npx', ['sockscope', 'inspect', join(top, 'README.md')], { cwd: top, encoding: 'utf8', timeout: 30_000 });
  expect(run.stderr).toContain('This is no Sockscope log');
  expect(run.status).toBe(2);
});
