import { phrase, verbatim } from '../events/probe-detail.ts';
import { engineUrl } from './address.ts';
import { askByScript } from './ask-by-script.ts';
import { readOpenPacket, serverOfError } from './open-packet.ts';
import { answerOf, type Probe } from './probe.ts';
import { closeSession } from './session.ts';

/**
 * Does the server speak Engine.IO 3, as clients 1.x and 2.x do? A server that does joins its default namespace
 * for every such session, unasked: only to be asked where the app's own client does not get that far.
 */
export const protocol3: Probe = {
  name: 'protocol-3',
  async ask(asked) {
    const { response } = await answerOf(
      () => fetch(engineUrl(asked.endpoint, 'polling', 3), { mode: 'cors', cache: 'no-store', credentials: asked.credentials, signal: asked.patience }), asked.patience);
    const body = response ? await response.text() : await byScript(engineUrl(asked.endpoint, 'polling', 3), asked.patience);
    const open = readOpenPacket(body ?? '');
    if (open) asked.later(closeSession(asked, open));
    if (open?.protocol === 3) return { answer: 'yes', detail: verbatim('Engine.IO 3') };
    if (body === undefined) return { answer: 'unknown', detail: phrase('the page may not ask'), found: { blocked: true } };
    const server = serverOfError(body);
    return {
      answer: 'no', detail: response ? verbatim(`HTTP ${response.status}`) : phrase('no answer'),
      found: { ...(response && { status: response.status }), ...(server && { server }) },
    };
  },
};

async function byScript(url: string, signal: AbortSignal): Promise<string | undefined> {
  const said = await askByScript(url, signal);
  return said.outcome === 'called' ? said.body : said.outcome === 'blocked' ? undefined : '';
}
