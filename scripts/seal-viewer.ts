import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Gives the one-file viewer a policy under which only its own script and style run and nothing is
 * fetched: what a stranger's file holds can do nothing, even if the viewer has a hole.
 */
export function sealViewer(): Plugin {
  let folder = '';
  return {
    name: 'sockscope:seal-viewer',
    enforce: 'post',
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle() {
      const page = readFileSync(join(folder, 'index.html'), 'utf8');
      const hashes = (tag: string): string =>
        [...page.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, text]) => hash(text ?? '')).join(' ');
      const policy = `default-src 'none'; script-src ${hashes('script')}; style-src ${hashes('style')} 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
      writeFileSync(join(folder, 'index.html'), page.replace(/<head>/, `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`));
      renameSync(join(folder, 'index.html'), join(folder, 'viewer.html'));
    },
  };
}
