import { engineUrl } from './address.ts';
import { askByScript } from './ask-by-script.ts';
import { readOpenPacket } from './open-packet.ts';
import { type Asked, answerOf } from './probe.ts';
import { askAnything } from './reachable.ts';
import { closeSession } from './session.ts';

/** Whether Socket.IO answers at an endpoint. */
export interface EngineThere {
  /** `undefined`: it may neither be asked nor read. */
  readonly is: boolean | undefined;
  /** Whether the page may read its answers, as the app's own requests do. */
  readonly readable: boolean;
}

/** Does Socket.IO answer there? By fetch, and where that cannot be read by a script, which CORS does not bind. */
export async function isEngine(endpoint: string, asked: Asked): Promise<EngineThere> {
  const { response } = await answerOf(
    () => fetch(engineUrl(endpoint), { mode: 'cors', cache: 'no-store', credentials: asked.credentials, signal: asked.patience }), asked.patience);
  const said = response ? undefined : await askByScript(engineUrl(endpoint), asked.patience);
  const open = readOpenPacket(response ? await response.text() : said?.outcome === 'called' ? said.body : '');
  if (open) asked.later(closeSession({ ...asked, endpoint }, open));
  // What refuses a script for its origin answers anything else.
  const isHidden = said?.outcome === 'blocked' && (said.by === 'policy' || (await askAnything(endpoint, asked.patience)).response !== undefined);
  return { is: isHidden ? undefined : open !== undefined, readable: response !== undefined };
}
