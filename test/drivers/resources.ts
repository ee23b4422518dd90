import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from './driver.ts';
import { groupMembers, signalGroup } from './process-group.ts';

const POLITE_MS = 3_000;
const FORCED_MS = 3_000;

// Reads process groups until its input ends, which the kernel sees to however we die (also by SIGKILL).
const REAPER = `
groups=
while read -r group; do groups="$groups $group"; done
for group in $groups; do kill -s TERM -- "-$group"; done
[ -z "$groups" ] || sleep 1
for group in $groups; do kill -s KILL -- "-$group"; done
rm -rf -- "$1"
`;

/** What one launch has taken from the machine, and how it is given back, at the latest when this process ends. */
export interface Resources {
  /** A new directory which lives until `release`. */
  directory(name: string): string;
  /** Starts a program in a process group of its own, which lives until `release`. */
  start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
  /** Takes charge of the process group of a browser which a library has started. */
  adopt(pid: number): void;
  /** Ends the processes, waits until they are gone and removes the directories; never rejects. */
  release(): Promise<void>;
}

/** Begins the book-keeping of one launch; `label` shows in the names of its temporary directories. */
export function createResources(label: string): Resources {
  const root = mkdtempSync(join(tmpdir(), `sockscope-${label}-`));
  const groups: number[] = [];
  const reaper = spawn('/bin/sh', ['-c', REAPER, 'sockscope-reaper', root], {
    // Its own session, so that Ctrl-C in the terminal does not take the reaper too.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  (reaper.stdin as Socket).unref();
  reaper.stdin.on('error', () => {});

  function adopt(pid: number): void {
    groups.push(pid);
    reaper.stdin.write(`${pid}\n`);
  }

  return {
    adopt,
    directory(name) {
      const path = join(root, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
    start(command, args, options) {
      const child = spawn(command, args, { ...options, detached: true });
      child.on('error', () => {});
      if (child.pid !== undefined) adopt(child.pid);
      return child;
    },
    async release() {
      await endGroups(groups);
      reaper.kill('SIGKILL');
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {});
    },
  };
}

async function endGroups(groups: readonly number[]): Promise<void> {
  if (await endsAfter('SIGTERM', groups, POLITE_MS)) return;
  await endsAfter('SIGKILL', groups, FORCED_MS);
}

async function endsAfter(signal: NodeJS.Signals, groups: readonly number[], waitMs: number): Promise<boolean> {
  for (const group of groups) signalGroup(group, signal);
  const ended = () => groups.every((group) => groupMembers(group).length === 0);
  return waitUntil('processes to end', ended, waitMs).catch(() => false);
}
