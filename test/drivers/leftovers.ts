import { readFileSync } from 'node:fs';
import { listProcesses } from './process-group.ts';

/** Ids of processes, also orphaned ones, which have inherited `variable=value` from here; undefined outside Linux. */
export function processesWith(variable: string, value: string): number[] | undefined {
  return listProcesses()
    ?.map(({ id }) => id)
    .filter((id) => id !== process.pid && environmentOf(id).includes(`${variable}=${value}`));
}

function environmentOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    // It has ended meanwhile, or belongs to another user.
    return '';
  }
}
