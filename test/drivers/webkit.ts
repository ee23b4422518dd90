import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assembleDriver } from './assemble.ts';
import { findBinary } from './binaries.ts';
import { type Driver, type LaunchOptions, waitUntil } from './driver.ts';
import { privateEnvironment } from './environment.ts';
import { type Resources, createResources } from './resources.ts';
import { createWebkitBackend } from './webkit-backend.ts';
import { type HostCommand, sendToHost } from './webkit-control.ts';
import { isReady, openSession } from './webdriver.ts';

// The interpreter with Debian's python3-gi; a python3 found in PATH may be another one.
const PYTHON = '/usr/bin/python3';
const HOST = fileURLToPath(new URL('webkit-host.py', import.meta.url));
const START_MS = 15_000;

/** A driver which also takes what only WebKit's host program can do. */
export interface WebkitDriver extends Driver {
  /** Sends a command to the host program; rejects when it is refused. */
  host(command: HostCommand): Promise<void>;
}

/** Why WebKitGTK cannot run here, or undefined when it can. */
export function missingForWebkit(): string | undefined {
  if (process.platform !== 'linux') return 'WebKitGTK runs on Linux only';
  if (!findBinary(['WebKitWebDriver'])) return 'no WebKitWebDriver (package webkit2gtk-driver)';
  if (!findBinary(['Xvfb'])) return 'no Xvfb (package xvfb)';
  const probe = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
  if (spawnSync(PYTHON, ['-c', probe], { stdio: 'ignore' }).status === 0) return undefined;
  return `${PYTHON} cannot load WebKit2 4.1 (packages python3-gi and gir1.2-webkit2-4.1)`;
}

/** Starts WebKitGTK on a screen of its own; rejects, with what it printed, when it does not come up in time. */
export async function launchWebkit(options: LaunchOptions = {}): Promise<WebkitDriver> {
  const resources = createResources('webkit');
  const lines: string[] = [];
  try {
    const width = options.width ?? 390;
    const height = options.height ?? 844;
    const scale = options.scale ?? 1;
    if (!Number.isInteger(scale)) throw new Error(`GTK cannot scale by ${scale}, only by whole numbers`);
    const display = await startScreen(resources, width * scale, height * scale);
    const { origin, group } = await startDriver(resources, browserEnvironment(resources, display, scale), lines);
    const control = join(resources.directory('host'), 'control');
    const host = ['--size', `${width}x${height}`, '--control', control, ...hostArguments(resources, options)];
    const session = await openSession(origin, {
      acceptInsecureCerts: !options.strictTls,
      timeouts: { pageLoad: 30_000, script: 30_000 },
      'webkitgtk:browserOptions': { binary: PYTHON, args: [HOST, ...host] },
    });
    const driver = assembleDriver(createWebkitBackend({ session, group, lines, resources }));
    return { ...driver, host: (command) => sendToHost(control, command) };
  } catch (error) {
    await resources.release();
    throw new Error(`WebKit did not start: ${String(error)}\n${lines.join('\n')}`, { cause: error });
  }
}

function hostArguments(resources: Resources, options: LaunchOptions): string[] {
  return [
    '--profile',
    options.profile ?? resources.directory('profile'),
    '--downloads',
    options.downloads ?? resources.directory('downloads'),
    ...(options.userAgent ? ['--user-agent', options.userAgent] : []),
    ...(options.language ? ['--language', options.language] : []),
    ...(options.colorScheme === 'dark' ? ['--dark'] : []),
  ];
}

function browserEnvironment(resources: Resources, display: string, scale: number): NodeJS.ProcessEnv {
  return {
    ...privateEnvironment(resources),
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    GDK_SCALE: String(scale),
    // The machine's desktop, where there is one, shall not be asked for anything.
    GSETTINGS_BACKEND: 'memory',
    GIO_USE_VFS: 'local',
    NO_AT_BRIDGE: '1',
  };
}

/** Starts Xvfb, which chooses a free display number itself, and returns its name. */
async function startScreen(resources: Resources, width: number, height: number): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const xvfb = resources.start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let number = '';
  xvfb.stdio[3]?.on('data', (chunk: Buffer) => (number += chunk.toString()));
  await waitUntil('Xvfb to start', () => number.endsWith('\n'), START_MS);
  return `:${number.trim()}`;
}

async function startDriver(resources: Resources, env: NodeJS.ProcessEnv, lines: string[]) {
  const port = await freePort();
  const driver = resources.start('WebKitWebDriver', [`--port=${port}`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [driver.stdout, driver.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const origin = `http://127.0.0.1:${port}`;
  await waitUntil('WebKitWebDriver to start', () => isReady(origin), START_MS);
  return { origin, group: driver.pid ?? 0 };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await waitUntil('a free port', () => server.listening);
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
