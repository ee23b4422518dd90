import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** A file's bytes and what they are. */
export interface StaticFile {
  body: Buffer;
  contentType: string;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.zip': 'application/zip',
};

/** The file at `path` inside `folder`, or undefined where there is none or the path leads outside. */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const file = resolve(folder, `.${sep}${path}`);
  if (!file.startsWith(resolve(folder) + sep)) return undefined;
  const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
  return readFile(file).then(
    (body) => ({ body, contentType }),
    () => undefined,
  );
}
