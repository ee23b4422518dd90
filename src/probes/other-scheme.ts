import { phrase, verbatim } from '../events/probe-detail.ts';
import { isMixed } from './address.ts';
import { isEngine } from './is-engine.ts';
import type { Probe } from './probe.ts';

/** Does Socket.IO answer with the other scheme, http or https, at the same host and port? */
export const otherScheme: Probe = {
  name: 'other-scheme',
  async ask(asked) {
    const scheme = asked.endpoint.startsWith('https:') ? 'http' : 'https';
    const other = asked.endpoint.replace(/^https?/, scheme);
    if (isMixed(other)) return { answer: 'unknown', detail: phrase('a page of https may not ask http') };
    const { is, readable } = await isEngine(other, asked);
    return { answer: is === undefined ? 'unknown' : is ? 'yes' : 'no', detail: verbatim(scheme), ...(is && { found: { scheme, readable } }) };
  },
};
