import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { announcement } from './announce.ts';
import { freePort } from './servers/free-port.ts';
import { pageFolder } from './servers/page-server.ts';
import { startDemo, type BackendName, type DemoOptions } from './start.ts';

const preferredPort = 4173;
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs the demo for people until Ctrl+C: on the whole network, at ports that stay the same. */
export async function runDemo(options: DemoOptions & { backend: BackendName }): Promise<void> {
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new Error('The page is not built: npx vite build -c demo/vite.config.ts');
  }
  const pagePort = await freePort(preferredPort);
  const apiPort = await freePort(pagePort + 1);
  const demo = await startDemo({ ...options, pagePort, apiPort, host: '0.0.0.0' });
  console.log(announcement(demo, options.backend));

  const stop = async (): Promise<void> => {
    // A second Ctrl+C then ends at once.
    for (const name of endSignals) process.off(name, stop);
    await demo.stop();
  };
  for (const name of endSignals) process.on(name, stop);
}
