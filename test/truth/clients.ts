import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The client versions that the truth test runs, and what differs between them as seen by an app. */
export const clients = [
  { version: '2.5.0', alias: 'socket.io-client-2.5', script: 'socket.io.js' },
  { version: '3.1.3', alias: 'socket.io-client-3.1', script: 'socket.io.min.js' },
  { version: '4.0.0', alias: 'socket.io-client-4.0', script: 'socket.io.min.js' },
  { version: '4.4.1', alias: 'socket.io-client-4.4', script: 'socket.io.min.js' },
  { version: '4.6.2', alias: 'socket.io-client-4.6', script: 'socket.io.min.js' },
  { version: '4.7.5', alias: 'socket.io-client-4.7', script: 'socket.io.min.js' },
  { version: '4.8.4', alias: 'socket.io-client', script: 'socket.io.min.js' },
] as const;

export type ClientVersion = (typeof clients)[number]['version'];

/** A client version as it lies on disk. */
export interface Client {
  readonly version: ClientVersion;
  /** Name under which a bundler finds it from `root`. */
  readonly alias: string;
  /** Folder whose `node_modules` holds it. */
  readonly root: string;
  /** The file that a CDN serves. */
  readonly script: string;
}

/** Whether a version speaks Engine.IO 3 and Socket.IO protocol 4. */
export const isOld = (version: ClientVersion): boolean => version.startsWith('2.');

export const isClientVersion = (value: string): value is ClientVersion => clients.some(({ version }) => version === value);

/** The installed client of a version. Throws where another version lies under its alias: a truth test of the wrong one is a lie. */
export function findClient(wanted: ClientVersion, root: string): Client {
  const found = clients.find(({ version }) => version === wanted)!;
  const folder = join(root, 'node_modules', found.alias);
  const manifest = join(folder, 'package.json');
  const there = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : 'nothing';
  if (there !== wanted) throw new Error(`${found.alias} should be ${wanted} and is ${there}: pin it exactly in package.json`);
  return { version: wanted, alias: found.alias, root, script: join(folder, 'dist', found.script) };
}
