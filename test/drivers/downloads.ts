import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Path in `folder` which no file has yet: `name`, or with a number behind it. */
export function freePath(folder: string, name: string): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let count = 0; ; count += 1) {
    const path = join(folder, count === 0 ? name : `${stem} (${count})${extension}`);
    if (!existsSync(path)) return path;
  }
}

/** Watches a folder into which Firefox downloads; the returned function tells the first new file which is complete. */
export function watchDownloads(folder: string): () => string | undefined {
  const before = new Set(readdirSync(folder));
  const sizes = new Map<string, number>();

  return () => {
    const added = readdirSync(folder).filter((name) => !before.has(name));
    return added.map((name) => join(folder, name)).find((path) => {
      // An empty file is the place kept for a download, which grows in a .part file beside it.
      if (path.endsWith('.part') || added.some((name) => name.endsWith('.part'))) return false;
      const size = statSync(path).size;
      const settled = size > 0 && sizes.get(path) === size;
      sizes.set(path, size);
      return settled;
    });
  };
}
