import { build, type Rolldown } from 'vite';
import { join } from 'node:path';
import type { Client } from './clients.ts';

const APP = join(import.meta.dirname, 'app', 'entry.ts');

/** The app as a classic script with this client inside; without a client it uses the page's global `io`. */
export async function buildApp(client: Client | undefined): Promise<string> {
  const begin = client ? `import io from '${client.alias}'; ready(() => io);` : 'ready(() => globalThis.io);';
  // A file that does not exist, in the folder whose node_modules are to be used.
  const root = client?.root ?? import.meta.dirname;
  const entry = join(root, 'truth-app.js');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins: [{
      name: 'truth-app',
      resolveId: (id) => (id === entry ? id : undefined),
      load: (id) => (id === entry ? `import { ready } from ${JSON.stringify(APP)}; ${begin}` : undefined),
    }],
    build: { write: false, target: 'safari14', lib: { entry, formats: ['iife'], name: 'truthApp', fileName: 'app' } },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return output!.output[0].code;
}
