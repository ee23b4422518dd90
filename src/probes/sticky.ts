import { phrase } from '../events/probe-detail.ts';
import { sessionUrl } from './address.ts';
import { serverOfError } from './open-packet.ts';
import type { Asked, Probe } from './probe.ts';
import { closeSession, openSession, type ProbeSession } from './session.ts';

/** Requests that ask after the session in all, and at once: the app needs two of the six that a browser allows. */
const ASKED = 9;
const AT_ONCE = 4;

interface Heard {
  readonly known: boolean | undefined;
  readonly python: boolean;
}

/**
 * Asks one process whether it knows the session. A pong harms none, but Node takes two POSTs at the same time
 * for an error; there a request of the wrong transport is refused for two different reasons.
 */
async function ask({ endpoint, credentials, signal }: Asked, { open: { sid, protocol } }: ProbeSession, pong: boolean): Promise<Heard> {
  const response = await fetch(sessionUrl(endpoint, sid, pong ? 'polling' : 'websocket', protocol), {
    mode: 'cors', cache: 'no-store', credentials, signal, ...(pong && { method: 'POST', body: protocol === 3 ? '1:3' : '3' }),
  });
  const body = await response.text();
  const server = serverOfError(body);
  const python = body === 'OK' || server === 'python';
  if (response.ok) return { known: true, python };
  if (server === 'python') return { known: body.includes('Invalid session') ? false : undefined, python };
  const code = /"code":(\d)/.exec(body)?.[1];
  return { known: code === '1' ? false : code === '3' ? true : undefined, python };
}

/** Do all requests of a session reach the process that knows it? */
export const sticky: Probe = {
  name: 'sticky',
  async ask(asked) {
    const session = await openSession(asked);
    if (!session) return { answer: 'unknown', detail: phrase('no session to ask with') };
    const close = (): void => asked.later(closeSession(asked, session.open, { readable: session.readable }));
    if (!session.readable) {
      close();
      return { answer: 'unknown', detail: phrase('the page may not read the answers') };
    }
    try {
      const heard = [await ask(asked, session, true)];
      while (heard.length < ASKED && heard.every(({ known }) => known)) {
        const pong = heard[0]?.python ?? false;
        heard.push(...await Promise.all(Array.from({ length: AT_ONCE }, () => ask(asked, session, pong))));
      }
      const known = heard.filter((one) => one.known).length;
      const unknown = heard.filter((one) => one.known === false).length;
      const found = { known, of: heard.length };
      const detail = phrase('# of # knew it', known, heard.length);
      if (unknown > 0) return { answer: 'no', detail, found };
      return { answer: known === heard.length ? 'yes' : 'unknown', detail, found };
    } finally {
      close();
    }
  },
};
