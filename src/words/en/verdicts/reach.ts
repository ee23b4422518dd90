import { hostOf } from '../../origin.ts';
import type { RuleWordsOf } from '../../words.ts';
import { some } from '../format.ts';

/** How it is put that no connection comes about, in English. */
export const reachVerdicts: RuleWordsOf<'reach'> = {
  'server-unreachable': ({ endpoint, times: deaths }) => ({
    title: `No server answers at ${hostOf(endpoint)}: check that it runs and that the address is right.`,
    maybe: `No server may be running at ${hostOf(endpoint)}.`,
    because: `${some(deaths, 'request')} died without any answer. Refused, DNS, TLS and a content blocker look the same from a page.`,
    check: 'The checkup asks whether anything answers there at all.',
  }),
  'cors-refuses-credentials': ({ endpoint, times: deaths }) => ({
    title: `${hostOf(endpoint)} answers, but does not allow cookies from this page: name this page’s origin in its CORS settings.`,
    maybe: `${hostOf(endpoint)} may refuse requests with cookies (CORS).`,
    because: `${some(deaths, 'request')} with withCredentials got no answer that the page may read.`,
    check: 'The checkup asks once without and once with cookies.',
  }),
};
