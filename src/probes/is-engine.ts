import { engineUrl } from './address.ts';
import { askByScript } from './ask-by-script.ts';
import { readOpenPacket } from './open-packet.ts';
import { type Asked, answerOf } from './probe.ts';
import { closeSession } from './session.ts';

/**
 * Does Socket.IO answer there? By a script, which CORS does not bind; where the page's policy forbids scripts from
 * there, by fetch. `undefined` where neither may be asked or read.
 */
export async function isEngine(endpoint: string, asked: Asked): Promise<boolean | undefined> {
  const said = await askByScript(engineUrl(endpoint), asked.patience);
  const { response } = said.outcome !== 'blocked' ? {} : await answerOf(
    () => fetch(engineUrl(endpoint), { mode: 'cors', cache: 'no-store', credentials: asked.credentials, signal: asked.patience }), asked.patience);
  if (said.outcome === 'blocked' && !response) return undefined;
  const open = readOpenPacket(said.outcome === 'called' ? said.body : await response?.text() ?? '');
  if (open) asked.later(closeSession({ ...asked, endpoint }, open));
  return open !== undefined;
}
