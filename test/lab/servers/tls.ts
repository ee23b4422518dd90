import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { listen } from '../../../demo/servers/listen.ts';
import type { Stage } from '../variant.ts';

/** A certificate that nobody vouches for. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

let made: Promise<Certificate> | undefined;

/** A self-signed certificate for 127.0.0.1, made once. */
export const selfSigned = (): Promise<Certificate> => (made ??= makeCertificate());

async function makeCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'sockscope-lab-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await promisify(execFile)('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert,
    ]);
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ends TLS and passes on what is inside. */
export function startTlsFront({ use }: Stage, to: number, port = 0): Promise<{ readonly port: number; readonly url: string; stop(): Promise<void> }> {
  return use((async () => {
    const sockets = new Set<{ destroy(): unknown }>();
    const server = createServer(await selfSigned(), (socket) => {
      const onward = connect(to, '127.0.0.1');
      sockets.add(socket).add(onward);
      socket.pipe(onward).pipe(socket);
      for (const [one, other] of [[socket, onward], [onward, socket]] as const) one.on('error', () => other.destroy()).on('close', () => other.destroy());
    });
    server.on('tlsClientError', () => undefined);
    const bound = await listen(server, port, '127.0.0.1');
    return {
      port: bound, url: `https://127.0.0.1:${bound}`,
      stop: () => new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    };
  })());
}
