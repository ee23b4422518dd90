import { readHandshake } from '../protocol/engine-io.ts';
import { handshakeUrl } from './probe.ts';

/**
 * Closes the Engine.IO session that a probe's handshake opened, so that the server keeps none of
 * ours. `no-cors` because the answer is of no interest. Never rejects.
 */
export async function closeSession(endpoint: string, body: string, credentials: RequestCredentials): Promise<void> {
  const sid = readHandshake(body.slice(1))?.sid;
  if (!sid) return;
  await fetch(`${handshakeUrl(endpoint)}&sid=${encodeURIComponent(sid)}`, {
    method: 'POST', body: '1', mode: 'no-cors', cache: 'no-store', credentials,
  }).catch(() => undefined);
}
