import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitUntil } from './driver.ts';
import { enginesToTest, launch } from './launch.ts';
import { processesWith } from './leftovers.ts';

const TEST_MS = 120_000;
const MARK = 'SOCKSCOPE_LEFTOVERS_TEST';
const LAUNCHER = fileURLToPath(new URL('launch-and-wait.ts', import.meta.url));

describe.each(enginesToTest())('%s leaves no process and no directory behind', { timeout: TEST_MS }, (engine) => {
  let mark: string;
  let folder: string;
  const running = () => processesWith(MARK, mark) ?? [];

  beforeEach(() => {
    mark = randomUUID();
    // A place of its own, as other tests may have browsers open meanwhile; short, as paths of sockets must be.
    folder = mkdtempSync(join(tmpdir(), 'left-'));
    vi.stubEnv(MARK, mark);
    vi.stubEnv('TMPDIR', folder);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('when it is closed', async () => {
    const driver = await launch(engine);
    await driver.goto('about:blank');
    expect(readdirSync(folder)).not.toEqual([]);
    if (process.platform === 'linux') expect(running()).not.toEqual([]);

    await driver.close();
    await driver.close();
    await waitUntil('its processes to be gone', () => running().length === 0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('when its owner gets a %s', async (signal) => {
    const owner = spawn(process.execPath, ['--import', 'tsx', LAUNCHER, engine], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    owner.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitUntil('the owner to launch', () => said.includes('launched'), TEST_MS);

    owner.kill(signal);
    await once(owner, 'exit');
    await waitUntil('its processes to be gone', () => running().length === 0);
    // The compiler's cache of tsx is not ours.
    const ours = () => readdirSync(folder).filter((name) => !name.startsWith('tsx-'));
    await waitUntil('its directories to be gone', () => ours().length === 0);
  });
});
