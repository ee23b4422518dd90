import type { ProbeName } from '../events/events.ts';
import type { Answer } from './probe.ts';

/** What is known of an endpoint before it is asked anything. */
export interface EndpointFacts {
  /** Engine.IO protocol of the app's client */
  readonly protocol: number;
  /** Whether the app sends cookies (`withCredentials`). */
  readonly credentials: boolean;
  readonly crossOrigin: boolean;
  /** Whether the app's newest attempt got a session, and whether it is on WebSocket. */
  readonly handshaken: boolean;
  readonly upgraded: boolean;
  /** By which the app begins. */
  readonly transport: string;
  /** Whether the app has headers of its own (`extraHeaders`). */
  readonly headers: boolean;
  readonly namespace: string;
  /** What would settle what is unclear. */
  readonly wanted: readonly ProbeName[];
}

/** What an endpoint is taken for of which nothing was seen. */
export const nothingSeen: EndpointFacts = {
  protocol: 4, credentials: false, crossOrigin: true, handshaken: false, upgraded: false, transport: 'polling', headers: false, namespace: '/', wanted: [],
};

export type Answers = Partial<Record<ProbeName, Pick<Answer, 'answer' | 'found'>>>;

/** The addresses that decide what a browser lets be asked. */
export interface Schemes {
  readonly page: string;
  readonly endpoint: string;
}

/** What answers so far come to. */
interface Known extends EndpointFacts, Schemes {
  readonly is: (probe: ProbeName, answer: Answer['answer']) => boolean;
  readonly found: (probe: ProbeName, name: string) => string | number | boolean | undefined;
  /** Something answers there. */
  readonly alive: boolean;
  /** A Socket.IO server answers there. */
  readonly engine: boolean;
  /** It was asked in every way, and none answers there. */
  readonly noEngine: boolean;
  readonly wants: (probe: ProbeName) => boolean;
}

interface Question {
  readonly probe: ProbeName;
  /** Requests at once to the endpoint's host, of which the app needs two of the six that a browser allows. */
  readonly requests: number;
  /** Answers to wait for, unless they are not asked either. */
  readonly after: readonly ProbeName[];
  readonly worth: (known: Known) => boolean;
}

/** Requests at once, all in all. */
export const AT_ONCE = 4;

const byFetch = (known: Known): boolean => known.is('cors-plain', 'yes') || known.is('cors-credentials', 'yes');
/** A gateway answers for a server that does not, at any path. */
const isBusy = ({ found }: Known): boolean => Number(found('cors-plain', 'status') ?? 0) >= 429;
/** A script follows a redirect from http to https, which CORS and a WebSocket do not survive. */
const isRedirected = ({ endpoint, is }: Known): boolean =>
  endpoint.startsWith('http:') && is('script', 'yes') && is('cors-plain', 'no') && is('websocket', 'no');
/** An app that polls may be well by luck alone: its requests came to one process, and the next may come to another. */
const mayBeLucky = ({ transport, is }: Known): boolean => transport === 'polling' && !is('single-slot', 'no') && !is('single-slot', 'unknown');
const first = { requests: 1, after: [], worth: () => true } as const;

/** Every question of the checkup: what it waits for, and when it is worth asking. */
export const QUESTIONS: readonly Question[] = [
  { probe: 'same-origin', ...first },
  { probe: 'reachable', ...first },
  { probe: 'websocket', ...first },
  { probe: 'cors-plain', requests: 1, after: ['reachable', 'websocket'], worth: (known) => known.alive },
  { probe: 'cors-credentials', requests: 1, after: ['reachable', 'websocket'], worth: ({ alive, credentials, crossOrigin }) => alive && credentials && crossOrigin },
  {
    probe: 'cors-header', requests: 1, after: ['cors-plain', 'cors-credentials'],
    worth: (known) => known.crossOrigin && known.found('cors-plain', 'engine') === true && (known.headers || known.wants('cors-header') || (!known.handshaken && known.transport === 'polling' && !known.is('cors-credentials', 'no'))),
  },
  {
    probe: 'script', requests: 1, after: ['cors-plain', 'cors-credentials'],
    worth: (known) => known.alive && (!byFetch(known) || (known.wants('script') && !known.engine)),
  },
  {
    probe: 'websocket-nowhere', requests: 1, after: ['websocket', 'cors-plain', 'script'],
    worth: (known) => known.is('websocket', 'no') && known.found('websocket', 'opened') !== true && !known.is('reachable', 'no') && (!known.engine || known.wants('websocket-nowhere')),
  },
  {
    probe: 'other-path', requests: 4, after: ['reachable', 'websocket', 'cors-plain', 'script'],
    worth: (known) => known.noEngine && (known.alive || !known.is('reachable', 'no')) && (!isBusy(known) || known.wants('other-path')),
  },
  {
    probe: 'other-scheme', requests: 1, after: ['reachable', 'websocket', 'cors-plain', 'script'],
    worth: (known) => (known.noEngine && !(known.page.startsWith('https:') && known.endpoint.startsWith('https:'))) || isRedirected(known),
  },
  {
    probe: 'protocol-3', requests: 1, after: ['reachable', 'websocket', 'cors-plain', 'script'],
    worth: (known) => known.alive && !known.handshaken && (known.protocol === 3 || known.wants('protocol-3')),
  },
  {
    probe: 'websocket-session', requests: 1, after: ['websocket', 'cors-plain', 'cors-credentials', 'script'],
    worth: (known) => upgrades(known) && (!known.upgraded || known.wants('websocket-session')),
  },
  {
    probe: 'single-slot', requests: 2, after: ['websocket', 'cors-plain', 'cors-credentials', 'script'],
    worth: (known) => known.engine && (known.wants('single-slot') || (known.is('websocket', 'no') && !upgrades(known))),
  },
  {
    probe: 'sticky', requests: 4, after: ['cors-plain', 'cors-credentials', 'websocket-session', 'single-slot'],
    worth: (known) => byFetch(known) && known.engine && (known.wants('sticky') || (known.is('websocket', 'yes') && known.is('websocket-session', 'no')) || mayBeLucky(known)),
  },
];

/** The server offers a WebSocket in its open packet. */
const upgrades = ({ found }: Known): boolean =>
  (['cors-plain', 'cors-credentials', 'script'] as const).some((probe) => String(found(probe, 'upgrades') ?? '').includes('websocket'));

const knownFrom = (facts: EndpointFacts, schemes: Schemes, answers: Answers): Known => {
  const is: Known['is'] = (probe, answer) => answers[probe]?.answer === answer;
  const found: Known['found'] = (probe, name) => answers[probe]?.found?.[name];
  const opened = found('websocket', 'opened') === true;
  const alive = is('reachable', 'yes') || is('websocket', 'yes') || opened;
  const engine = is('websocket', 'yes') || is('script', 'yes') || found('cors-plain', 'engine') === true || found('cors-credentials', 'engine') === true;
  // A server that hangs, but closes a WebSocket, is there, and no Engine.IO at that path.
  const asked = is('reachable', 'no') || is('script', 'no') || is('script', 'unknown') || is('cors-plain', 'yes') || (!alive && is('websocket', 'no'));
  return { ...facts, ...schemes, is, found, alive, engine, noEngine: !engine && asked, wants: (probe) => facts.wanted.includes(probe) };
};

/**
 * What is worth asking now, in order, given the answers so far and what is being asked. Waits for an answer
 * that may make a question needless; those that are not worth asking are not waited for.
 */
export function nextQuestions(facts: EndpointFacts, schemes: Schemes, answers: Answers, asking: readonly ProbeName[]): Question[] {
  const known = knownFrom(facts, schemes, answers);
  const open = QUESTIONS.filter(({ probe }) => !answers[probe] && !asking.includes(probe));
  // In the order of the table, so that whoever waits for a question knows whether that one waits itself.
  const due = new Set<ProbeName>(asking);
  const ready: Question[] = [];
  for (const question of open) {
    const waits = question.after.some((probe) => due.has(probe));
    if (waits) due.add(question.probe);
    else if (question.worth(known)) {
      due.add(question.probe);
      ready.push(question);
    }
  }
  return ready;
}
