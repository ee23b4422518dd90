import { engineUrl, sessionUrl } from './address.ts';
import { askByScript } from './ask-by-script.ts';
import { type OpenPacket, readOpenPacket } from './open-packet.ts';
import { type Asked, answerOf } from './probe.ts';

/** ms that closing a session may take before it is left to the server's own timeout. */
const CLOSING_MS = 3_000;
/** A balancer that does not know the session may send the next request to who does. */
const CLOSING_TRIES = 3;

/**
 * Closes the Engine.IO session that a probe opened, so that the server keeps none of ours. Where its answer
 * can be read, it is asked again of a process that does not know it. Never rejects.
 */
export async function closeSession(
  { endpoint, credentials }: Pick<Asked, 'endpoint' | 'credentials'>,
  { sid, protocol }: OpenPacket,
  { readable = false, within = CLOSING_MS }: { readonly readable?: boolean; readonly within?: number } = {},
): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), within);
  let tries = 0;
  const post = async (): Promise<void> => {
    const { status } = await fetch(sessionUrl(endpoint, sid, 'polling', protocol), {
      method: 'POST', body: protocol === 3 ? '1:1' : '1', mode: readable ? 'cors' : 'no-cors', cache: 'no-store', credentials, signal: controller.signal,
    });
    if (status === 400 && (tries += 1) < CLOSING_TRIES) await post();
  };
  await post().catch(() => undefined);
  clearTimeout(timer);
}

/** A session of a probe's own. */
export interface ProbeSession {
  readonly open: OpenPacket;
  /** Whether the page may read what the server answers to it. */
  readonly readable: boolean;
}

/**
 * Opens a session, by fetch, or where the page may not read the answer, by a script. `undefined` where none is
 * opened. Who opened it closes it, with `closeSession`.
 */
export async function openSession(asked: Asked): Promise<ProbeSession | undefined> {
  const url = engineUrl(asked.endpoint, 'polling', asked.protocol);
  const { response } = await answerOf(
    () => fetch(url, { mode: 'cors', cache: 'no-store', credentials: asked.credentials, signal: asked.patience }), asked.patience);
  const open = response && readOpenPacket(await response.text());
  if (open) return { open, readable: true };
  if (response) return undefined;
  const said = await askByScript(engineUrl(asked.endpoint, 'polling', asked.protocol), asked.patience);
  const opened = said.outcome === 'called' ? readOpenPacket(said.body) : undefined;
  return opened && { open: opened, readable: false };
}
