import { verbatim } from '../events/probe-detail.ts';
import { mark } from './address.ts';
import { answerOf, type Probe } from './probe.ts';

/**
 * Asks for any HTTP answer. `no-cors`: one counts though it cannot be read. Without a transport in the
 * address, so that a server refuses it instead of opening a session.
 */
export const askAnything = (endpoint: string, signal: AbortSignal): ReturnType<typeof answerOf> =>
  answerOf(() => fetch(`${endpoint}?${mark()}`, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal }), signal);

/** Does any HTTP server answer at the endpoint? */
export const reachable: Probe = {
  name: 'reachable',
  async ask({ endpoint, signal }) {
    const { response, failed } = await askAnything(endpoint, signal);
    return response ? { answer: 'yes', detail: verbatim(response.type) } : { answer: 'no', detail: verbatim(failed ?? '') };
  },
};
