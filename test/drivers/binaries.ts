import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Path of the first program which exists and may be run; names without a slash are looked up in PATH. */
export function findBinary(candidates: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return candidates
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable);
}

/** The program an environment variable names, or without it the first candidate found. */
export function findBrowser(variable: string, candidates: readonly string[]): string | undefined {
  const chosen = process.env[variable];
  return findBinary(chosen ? [chosen] : candidates);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
