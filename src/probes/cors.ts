import type { ProbeName } from '../events/events.ts';
import { verbatim } from '../events/probe-detail.ts';
import { engineUrl } from './address.ts';
import { foundIn, readOpenPacket, serverOfError } from './open-packet.ts';
import { type Answer, type Asked, answerOf, type Probe } from './probe.ts';
import { closeSession } from './session.ts';

async function readable(asked: Asked, request: Pick<RequestInit, 'credentials' | 'headers'>): Promise<Answer> {
  const { response, failed } = await answerOf(
    () => fetch(engineUrl(asked.endpoint), { mode: 'cors', cache: 'no-store', signal: asked.patience, ...request }), asked.patience);
  if (!response) return { answer: 'no', detail: verbatim(failed ?? '') };
  const body = await response.text();
  const open = readOpenPacket(body);
  if (open) asked.later(closeSession({ ...asked, credentials: request.credentials ?? 'omit' }, open, { readable: true }));
  const server = open ? undefined : serverOfError(body);
  return {
    answer: 'yes', detail: verbatim(`HTTP ${response.status}`),
    found: { status: response.status, engine: open !== undefined, ...(open && foundIn(open)), ...(server && { server }) },
  };
}

const corsProbe = (name: ProbeName, credentials: RequestCredentials): Probe => ({ name, ask: (asked) => readable(asked, { credentials }) });

/** May the page read an answer to a request without credentials? */
export const corsPlain = corsProbe('cors-plain', 'omit');
/** And to one with credentials, as `withCredentials: true` sends it? */
export const corsCredentials = corsProbe('cors-credentials', 'include');

/**
 * May the page send a header for which browsers ask first (preflight)? `authorization` is what apps send, and
 * no `*` covers it. `other`: a header that nobody knows may be sent.
 */
export const corsHeader: Probe = {
  name: 'cors-header',
  async ask(asked) {
    const answer = await readable(asked, { credentials: 'omit', headers: { authorization: 'sockscope' } });
    if (answer.answer !== 'no') return answer;
    const other = await readable(asked, { credentials: 'omit', headers: { 'x-sockscope': 'sockscope' } });
    return { ...answer, found: { other: other.answer === 'yes' } };
  },
};
