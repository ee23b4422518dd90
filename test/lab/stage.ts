import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoConfig } from '../../demo/config.ts';
import { startPageServer } from '../../demo/servers/page-server.ts';
import type { Built, Running, Stage, Variant } from './variant.ts';
import { selfSigned } from './servers/tls.ts';

/** A variant's page and servers, running. */
export interface LabSite extends Built {
  readonly pageUrl: string;
  stop(): Promise<void>;
}

/** Starts the page of a variant, then its servers. Rejects, with all stopped, where one does not start. */
export async function startSite({ build, page = {}, client = {}, habits = [] }: Variant): Promise<LabSite> {
  const parts: Running[] = [];
  const stop = async (): Promise<void> => {
    for (const part of parts.splice(0).reverse()) await part.stop();
  };
  const use = async <T extends Running>(part: T | Promise<T>): Promise<T> => {
    const running = await part;
    parts.push(running);
    return running;
  };
  const directory = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), 'sockscope-lab-'));
    parts.push({ stop: () => rm(path, { recursive: true, force: true }) });
    return path;
  };
  let built: Built | undefined;
  try {
    const config = (): DemoConfig => ({
      apiPort: 0, ...(built && { apiUrl: built.url }), backend: 'lab', clientOptions: client, habits, fault: 'none', faults: [],
    });
    const server = await use(startPageServer({
      port: 0, host: '127.0.0.1', config, setFault: async () => undefined,
      sockscope: { activate: 'always', app: 'lab', ...(page.deep && { deep: '' }) },
      headers: page.csp === undefined ? undefined : { 'content-security-policy': page.csp },
      certificate: page.https ? await selfSigned() : undefined,
    }));
    const origin = `${page.https ? 'https' : 'http'}://127.0.0.1:${server.port}`;
    const stage: Stage = { origin, use, directory };
    built = await build(stage);
    return { ...built, pageUrl: `${origin}/?user=3`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
