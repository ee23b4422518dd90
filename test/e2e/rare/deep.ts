import { expect } from 'vitest';
import { build, type Rolldown } from 'vite';
import type { LogEvent } from '../../../src/events/events.ts';
import { code, type Part, sockscope } from '../../harm/parts.ts';
import { type Client, clients, findClient } from '../../truth/clients.ts';
import { join } from 'node:path';
import { only, type Scene } from './scene.ts';

/** An app with its client inside, minified, of which no global tells. */
async function minified({ alias, root }: Client): Promise<string> {
  const entry = join(root, 'deep-app.js');
  const text = `import io from '${alias}';
    window.openDeep = (options) => new Promise((resolve) => { const socket = io(location.origin, { forceNew: true, ...options }); socket.on('connect', () => resolve(socket)); });`;
  const built = await build({
    configFile: false, logLevel: 'silent', root,
    plugins: [{ name: 'deep-app', resolveId: (id) => (id === entry ? id : undefined), load: (id) => (id === entry ? text : undefined) }],
    build: { write: false, target: 'safari14', minify: true, lib: { entry, formats: ['iife'], name: 'deepApp', fileName: 'app' } },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return output!.output[0].code;
}

const root = join(import.meta.dirname, '..', '..', '..');
const apps: (readonly [version: string, app: Part])[] = await Promise.all(
  clients.map(async ({ version }) => [version, code(await minified(findClient(version, root)))] as const));

interface DeepPage {
  readonly version: string;
  readonly facts: readonly LogEvent[];
  readonly field: readonly boolean[];
  readonly left: readonly unknown[];
}

/** A class's method is native code only as our Proxy. */
const LEFT = `[sockets.map(({ io }) => Object.getOwnPropertyDescriptor(io, 'engine').value === io.engine),
  ['open', 'connect'].filter((name) => /native code/.test(String(sockets[0].io.constructor.prototype[name])))]`;

export const deepScene: Scene = {
  title: 'deep mode',
  async run({ visit, evaluate, facts }) {
    const seen: DeepPage[] = [];
    for (const [version, app] of apps) {
      await visit([sockscope({ deep: '' }), app]);
      const field = [await evaluate<boolean>(`'_reconnectionDelayMax' in Object.prototype`)];
      await evaluate(`openDeep().then((socket) => void (window.sockets = [socket]))`);
      field.push(await evaluate(`'_reconnectionDelayMax' in Object.prototype`));
      await evaluate(`openDeep({ transports: ['websocket'] }).then((socket) => void sockets.push(socket))`);
      const told = await facts('manager.attached', ({ connection }) => connection === 'c2');
      await evaluate('void Sockscope.scope.stop()');
      seen.push({ version, facts: told, field, left: await evaluate(LEFT) });
    }
    return { facts: [], seen };
  },
  rows: apps.map(([version]) => ({
    title: `finds the managers inside a minified bundle with ${version}, and leaves nothing`,
    check({ seen }) {
      const { facts, field, left } = (seen as DeepPage[]).find((page) => page.version === version)!;
      expect(only(facts, 'manager.attached').map(({ connection, level, late }) => ({ connection, level, late })))
        .toEqual([{ connection: 'c1', level: 'deep', late: false }, { connection: 'c2', level: 'global', late: false }]);
      expect(only(facts, 'engine.attempted').map(({ late }) => late)).toEqual([false, false]);
      expect(only(facts, 'session.faulted')).toEqual([]);
      expect(field).toEqual([true, false]);
      expect(left).toEqual([[true, true], []]);
    },
  })),
};
