import { spawnSync } from 'node:child_process';

const INSTALL_TIMEOUT_MS = 15 * 60_000;
const APT_OPTIONS = ['-y', '-q', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300'];

/** Names out of `names` which are not installed here according to dpkg; all of them where there is no dpkg. */
export function missingPackages(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...names], {
    encoding: 'utf8',
    // Unknown names are reported here too, and they are what we are looking for.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const installed = new Set<string>();
  for (const line of (query.stdout ?? '').split('\n')) {
    const [name = '', status = ''] = line.trim().split(/\s+/);
    if (status.startsWith('ii')) installed.add(name);
  }
  return names.filter((name) => !installed.has(name));
}

/** Installs what is missing out of `names` with apt-get (root or passwordless sudo only, never throws); says what is still missing. */
export function ensurePackages(names: string[]): { missing: string[] } {
  const missing = missingPackages(names);
  if (missing.length === 0) return { missing };
  const prefix = rootPrefix();
  if (!prefix || !runs(['apt-get', '--version'])) return { missing };

  aptGet(prefix, ['update']);
  // One unknown name makes apt-get refuse all of them, so a failed round is repeated name by name.
  if (!install(prefix, missing)) for (const name of missing) install(prefix, [name]);
  return { missing: missingPackages(names) };
}

function install(prefix: readonly string[], names: readonly string[]): boolean {
  return aptGet(prefix, ['install', '--no-install-recommends', ...names]);
}

function aptGet(prefix: readonly string[], args: readonly string[]): boolean {
  const [command = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...APT_OPTIONS, ...args];
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], timeout: INSTALL_TIMEOUT_MS }).status === 0;
}

/** Words to put before a command to run it as root; undefined when we may not. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return runs(['sudo', '-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function runs([command = '', ...args]: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
