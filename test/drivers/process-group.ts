import { readFileSync, readdirSync } from 'node:fs';

/** Signals a process group; an empty one is fine. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // ESRCH: everything in it has ended meanwhile.
  }
}

/** Process ids of the live members of a group (only its leader's where there is no /proc to read). */
export function groupMembers(group: number): number[] {
  const processes = listProcesses();
  if (!processes) return answersSignals(group) ? [group] : [];
  return processes.filter((entry) => entry.group === group).map((entry) => entry.id);
}

/** A process as the kernel lists it. */
export interface ProcessEntry {
  id: number;
  parent: number;
  group: number;
}

/** All processes but zombies, which have ended and only wait for a slow parent; undefined outside Linux. */
export function listProcesses(): ProcessEntry[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

function readProcess(id: number): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The program's name, in parentheses, may hold spaces; the fields behind it may not.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return { id, parent: Number(parent), group: Number(group) };
  } catch {
    return undefined;
  }
}

function answersSignals(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
