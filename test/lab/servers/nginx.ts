import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createProcessGroup } from '../../../demo/flask/process-group.ts';
import { ensurePackages } from '../../../scripts/debian-packages.ts';
import { findBinary } from '../../drivers/binaries.ts';
import { waitUntil } from '../../drivers/driver.ts';
import type { Stage } from '../variant.ts';
import { unusedPort } from './unused-port.ts';

/** A running nginx. */
export interface Nginx {
  readonly url: string;
  readonly port: number;
}

/** What nginx needs to let WebSocket through. */
export const upgradeHeaders = `
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection "upgrade";
  proxy_set_header Host $host;`;

/** Starts nginx on a free port of its own; `server` stands inside its server block, `http` before it. */
export async function startNginx({ directory, use }: Stage, server: string, http = ''): Promise<Nginx> {
  ensurePackages(['nginx-light']);
  const program = findBinary(['nginx', '/usr/sbin/nginx']);
  if (!program) throw new Error('no nginx (Debian package nginx-light)');
  const [folder, port] = [await directory(), await unusedPort()];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  await writeFile(join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${temporary.join(' ')} ${http}
server { listen 127.0.0.1:${port}; ${server} } }\n`);
  const group = createProcessGroup(spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true }));
  await use({ stop: group.stop });
  await waitUntil('nginx to listen', () => {
    if (group.hasEnded()) throw new Error(group.output());
    return answers(port);
  }).catch((error: unknown) => {
    throw new Error(`nginx did not start:\n${group.output()}`, { cause: error });
  });
  return { port, url: `http://127.0.0.1:${port}` };
}

/** A location that passes everything on to a port, with what is said of it. */
export const proxyTo = (port: number, lines = upgradeHeaders): string => `location / { proxy_pass http://127.0.0.1:${port}; ${lines} }`;

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
