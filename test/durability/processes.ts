import { readFileSync } from 'node:fs';
import type { Engine } from '../drivers/driver.ts';
import { listProcesses } from '../drivers/process-group.ts';

/** How each engine calls the process in which pages run. */
const CONTENT: Readonly<Record<Engine, RegExp>> = {
  chromium: /--type=renderer/,
  firefox: /-contentproc.*[\0 ]tab\0?$/s,
  webkit: /WebKitWebProcess/,
};

const commandOf = (id: number): string => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/** The processes of the browser that runs on a profile: all of them, and those in which pages run. */
export function processesOf(engine: Engine, profile: string): { readonly all: number[]; readonly content: number[] } {
  const processes = (listProcesses() ?? []).map((entry) => ({ ...entry, command: commandOf(entry.id) }));
  const all = new Set(processes.filter(({ id, command }) => id !== process.pid && command.includes(profile) && !/WebKitWebDriver|reaper/.test(command)).map(({ id }) => id));
  for (let size = 0; size !== all.size;) {
    size = all.size;
    for (const { id, parent } of processes) if (all.has(parent)) all.add(id);
  }
  const content = processes.filter(({ id, command }) => all.has(id) && CONTENT[engine].test(command)).map(({ id }) => id);
  return { all: [...all], content };
}

/** SIGKILL: no goodbye, no flushing. Returns when it was sent (ms since the epoch). */
export function killAll(ids: readonly number[]): number {
  const at = Date.now();
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // One that another's death has taken along.
    }
  }
  return at;
}
