import type { ProbeName } from '../events/events.ts';
import { closeSession } from './close-session.ts';
import { answerOf, handshakeUrl, type Probe } from './probe.ts';

const corsProbe = (name: ProbeName, credentials: RequestCredentials): Probe => ({
  name,
  async ask(endpoint, signal) {
    const { response, failed } = await answerOf(
      () => fetch(handshakeUrl(endpoint), { mode: 'cors', cache: 'no-store', credentials, signal }), signal);
    if (!response) return { answer: 'no', detail: failed ?? '' };
    await closeSession(endpoint, await response.text(), credentials);
    return { answer: 'yes', detail: `HTTP ${response.status}` };
  },
});

/** May the page read an answer to a request without credentials? */
export const corsPlain = corsProbe('cors-plain', 'omit');
/** And to one with credentials, as `withCredentials: true` sends it? */
export const corsCredentials = corsProbe('cors-credentials', 'include');
