import { phrase } from '../events/probe-detail.ts';
import { sessionUrl } from './address.ts';
import { pause, type Probe } from './probe.ts';
import { closeSession, openSession } from './session.ts';

/** ms until a poll counts as one that the server keeps. */
const KEPT_MS = 150;
/** ms that the other request may take more than the handshake took three times. */
const MARGIN_MS = 1_500;
/** A session of Engine.IO 3 has something to say at once; the poll after that is kept. */
const POLLS = 3;
/** ms after which the server closes the session by itself. */
const LATEST_MS = 45_000;

/** Does the server answer while it keeps a poll? Both can be unreadable: when they end tells enough. */
export const singleSlot: Probe = {
  name: 'single-slot',
  async ask(asked) {
    const began = performance.now();
    const session = await openSession(asked);
    if (!session) return { answer: 'unknown', detail: phrase('no session to ask with') };
    const patience = MARGIN_MS + 3 * (performance.now() - began);
    const { endpoint, credentials, signal } = asked;
    const { sid, protocol } = session.open;
    const end = new AbortController();
    let pending = false;
    for (let polls = 0; polls < POLLS && !pending && !signal.aborted; polls += 1) {
      pending = true;
      const over = (): void => void (pending = false);
      fetch(sessionUrl(endpoint, sid, 'polling', protocol), { mode: 'no-cors', cache: 'no-store', credentials, signal: end.signal }).then(over, over);
      await pause(KEPT_MS, signal);
    }
    if (!pending) {
      asked.later(closeSession(asked, session.open));
      return { answer: 'unknown', detail: phrase('the server kept no poll') };
    }
    const asking = performance.now();
    // A server that works one request after the other gets to it later, so it is not taken back.
    const closing = closeSession(asked, session.open, { within: LATEST_MS }).finally(() => end.abort());
    const answered = await Promise.race([closing.then(() => true), pause(patience, signal).then(() => false)]);
    const after = Math.round(performance.now() - asking);
    if (answered) return { answer: 'yes', detail: phrase('answered after # ms', after), found: { after } };
    if (after < patience - 1) return { answer: 'unknown', detail: phrase('too slow to tell: a handshake took # ms', Math.round((patience - MARGIN_MS) / 3)) };
    return { answer: 'no', detail: phrase('no answer in # ms while a poll was pending', after), found: { after, pending } };
  },
};
