import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from '../../src/events/events.ts';
import type { HarmServer } from './harm-server.ts';

/** What `npm run build` made, unless `SOCKSCOPE_DIST` names the folder of a trial. */
const top = join(import.meta.dirname, '..', '..');
const dist = process.env['SOCKSCOPE_DIST'] ?? join(top, 'dist');

/** A piece of a page: its HTML, once the server that serves it is known. */
export type Part = (server: HarmServer) => string;

/** A script file of its own, so that a strict policy allows it. */
export const code = (text: string): Part => (server) => `<script src="${server.serveText(text, 'text/javascript')}"></script>`;

/** A file of an installed package, such as `zone.js/bundles/zone.umd.js`; not every package exports its script. */
export const packageFile = (path: string): string => readFileSync(join(top, 'node_modules', path), 'utf8');
export const library = (path: string): Part => code(packageFile(path));

/** Collects all that the public API tells, as `window.facts`. */
const COLLECT = `window.facts = [];
  for (const type of ${JSON.stringify(Object.keys(vocabulary))}) Sockscope.scope.on(type, (fact) => void facts.push(fact));`;

/** Sockscope's script tag, recording at once, as `window.facts` too. */
export const sockscope = (attributes: Readonly<Record<string, string>> = {}): Part => (server) => {
  serveDist(server);
  const data = Object.entries({ activate: 'always', ...attributes }).map(([name, value]) => ` data-${name}="${value}"`);
  const tag = `<script src="/dist/sockscope.js"${data.join('')}></script>`;
  return attributes['activate'] ? tag : tag + code(COLLECT)(server);
};

/** After `sockscope()`: the keeper comes only when the returned function is called, or never. */
export function heldKeeper(): [part: Part, release: () => void] {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const part: Part = (server) => {
    server.serve('/dist/late.js', async (_, response) => {
      await released;
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(readFileSync(join(dist, 'late.js')));
    });
    return '';
  };
  return [part, () => release()];
}

/** Serves what was built, for pages of every origin. */
export function serveDist(server: HarmServer): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    server.serve(`/dist/${file}`, (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(readFileSync(join(dist, file))));
  }
}
