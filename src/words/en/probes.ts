import type { ProbeWords } from '../words.ts';

/** What the checkup asks, in English. */
export const probes: ProbeWords = {
  'same-origin': {
    asks: 'Does this page’s own server answer?',
    yes: 'This page’s own server answers',
    no: 'This page’s own server does not answer either',
    unknown: 'Could not tell whether this page’s own server answers',
  },
  reachable: {
    asks: 'Does anything answer at the address?',
    yes: 'Something answers at the address',
    no: 'Nothing answers at the address',
    unknown: 'Could not tell whether anything answers at the address',
  },
  'cors-plain': {
    asks: 'May this page read answers without cookies?',
    yes: 'The server lets this page read answers without cookies',
    no: 'The server does not let this page read answers, even without cookies',
    unknown: 'Could not tell whether this page may read answers without cookies',
  },
  'cors-credentials': {
    asks: 'May this page read answers with cookies?',
    yes: 'The server lets this page read answers with cookies',
    no: 'The server does not let this page read answers with cookies',
    unknown: 'Could not tell whether this page may read answers with cookies',
  },
  websocket: {
    asks: 'Does a direct WebSocket open?',
    yes: 'A direct WebSocket opens and answers',
    no: 'A direct WebSocket does not open',
    unknown: 'Could not tell whether a direct WebSocket opens',
  },
};
