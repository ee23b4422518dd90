import type { EventOf, Facts, ProbeName } from '../events/events.ts';
import type { ConnectionView, ProbeAnswers } from './connection.ts';
import { isMixedContent, isOffline } from './environment.ts';
import { byEndpoint, failedAttempts, newestSeq, unreadableDeaths } from './failing.ts';
import { perTimeline } from './per-timeline.ts';
import type { Finding } from './rule.ts';
import type { Timeline } from './timeline.ts';

/** An answer that is later than this is not just slow. */
export const SLOW_MS = 5_000;
/** What a finding names of what happened over and over: the newest. */
const EVIDENCE_KEPT = 20;

type Answer = Facts['probe.answered']['answer'];

/** An endpoint to which no connection comes about, and what is known of it. */
export interface Trouble {
  readonly endpoint: string;
  /** Those that failed since a connection last was open, and those that are still without an answer. */
  readonly attempts: readonly ConnectionView[];
  /** Attempts that ended without an answer that the page may read, since the last one that it could. */
  readonly deaths: readonly EventOf<'poll.failed' | 'websocket.closed'>[];
  /** What kept waiting for an answer, since the last one. */
  readonly waits: readonly EventOf<'engine.unanswered' | 'websocket.unanswered' | 'poll.failed'>[];
  /** What was answered that is no session; the newest last. Empty where the newest attempt was answered nothing. */
  readonly rebuffs: readonly EventOf<'poll.refused' | 'engine.undecodable'>[];
  /** The page could use this endpoint before: what is set up wrong would have been wrong then. */
  readonly before: boolean;
  /** What the newest checkup was answered since. */
  readonly answers: ProbeAnswers;
  /** What it was answered by one probe. */
  says(probe: ProbeName): Answer | undefined;
}

/** Polls of other origins, the only ones that CORS can keep a page from reading. */
export const crossOriginPolls = ({ attempts, deaths }: Trouble): EventOf<'poll.failed'>[] => {
  const crossing = new Set<string | undefined>(attempts.filter(({ first }) => first.crossOrigin).map(({ id }) => id));
  return deaths.filter((event): event is EventOf<'poll.failed'> => event.type === 'poll.failed' && crossing.has(event.connection));
};

/** Deaths behind which an answer may be that the page may not read: of a WebSocket, or of another origin. */
export const hidingDeaths = (trouble: Trouble): Trouble['deaths'] => {
  const polls = new Set<{ readonly seq: number }>(crossOriginPolls(trouble));
  return trouble.deaths.filter((event) => event.type === 'websocket.closed' || polls.has(event));
};

/** Something that speaks Engine.IO was met at this very endpoint. */
export const isSocketIo = ({ says, answers }: Trouble): boolean =>
  says('script') === 'yes' || says('websocket') === 'yes' || (says('cors-plain') === 'yes' && answers['cors-plain']?.found?.['engine'] !== false);

/** Nothing at all was met there. */
export const isGone = ({ says }: Trouble): boolean =>
  says('reachable') === 'no' && says('websocket') !== 'yes' && says('script') !== 'yes' && says('cors-plain') !== 'yes';

/** A finding about a trouble: what happened, and the answers that settled it. */
export function findingOf<A extends object>(
  { endpoint, answers }: Trouble,
  outcome: Finding['outcome'],
  happened: readonly { readonly seq: number }[],
  proofs: readonly ProbeName[],
  more?: A,
): { outcome: Finding['outcome']; evidence: number[]; args: { endpoint: string; times: number } & A } {
  const settling = outcome === 'problem' ? proofs.flatMap((probe) => answers[probe] ?? []) : [];
  return {
    outcome,
    evidence: [...happened.slice(-EVIDENCE_KEPT), ...settling].map(({ seq }) => seq),
    args: { endpoint, times: happened.length, ...more as A },
  };
}

function waitsOf(timeline: Timeline, { id, endpoint }: ConnectionView): Trouble['waits'] {
  if (isMixedContent(timeline, endpoint)) return [];
  return timeline.within(id, 'engine.unanswered', 'websocket.unanswered', 'poll.failed').filter((event) =>
    event.ms >= SLOW_MS && !(event.type === 'websocket.unanswered' && event.upgrade) && !isOffline(timeline, event.at));
}

function rebuffsOf(timeline: Timeline, attempts: readonly ConnectionView[]): Trouble['rebuffs'] {
  const last = attempts.filter(({ state }) => state === 'failed').pop();
  const ends = attempts.flatMap(({ id }) => timeline.within(id, 'poll.refused', 'engine.undecodable'));
  return last && ends.some(({ connection }) => connection === last.id) ? ends : [];
}

function troubleAt(timeline: Timeline, endpoint: string, connections: readonly ConnectionView[], failed: readonly ConnectionView[]): Trouble | undefined {
  const isOpen = connections.some(({ state }) => state === 'open');
  const met = newestSeq(timeline, connections, 'engine.handshaken', 'websocket.opened');
  const used = connections.reduce((newest, { first }) => (first.late ? Math.max(newest, first.seq) : newest), met);
  const answered = Math.max(used, newestSeq(timeline, connections, 'poll.answered', 'poll.refused'));
  const since = ({ seq }: { readonly seq: number }): boolean => !isOpen && seq > answered;
  const waiting = connections.filter(({ handshake, first, state }) => !handshake && !first.late && state === 'connecting');
  const attempts = [...failed, ...waiting];
  if (attempts.length === 0) return undefined;
  const deaths = unreadableDeaths(timeline, failed).filter(since);
  const waits = attempts.flatMap((attempt) => waitsOf(timeline, attempt)).filter(since);
  const rebuffs = rebuffsOf(timeline, failed);
  if (deaths.length + waits.length + rebuffs.length === 0) return undefined;
  const answers = timeline.answers(endpoint, rebuffs.length > 0 ? used : answered);
  return { endpoint, attempts, deaths, waits, rebuffs, before: used > 0, answers, says: (probe) => answers[probe]?.answer };
}

/** Endpoints to which no connection comes about, other than by the browser's own will or for want of a network. */
export const troubles = perTimeline((timeline): readonly Trouble[] => {
  const failed = new Map<string, ConnectionView[]>();
  for (const [endpoint] of byEndpoint(timeline)) failed.set(endpoint, []);
  for (const line of timeline.lines) for (const attempt of failedAttempts(line)) failed.get(line.endpoint)!.push(attempt);
  return [...byEndpoint(timeline)].flatMap(([endpoint, connections]) => troubleAt(timeline, endpoint, connections, failed.get(endpoint)!) ?? []);
});
