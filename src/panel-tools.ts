import { writeBundle } from './bundle/write.ts';
import { diagnose, diagnoseTimeline, type Verdict } from './diagnosis/diagnose.ts';
import { type EndpointFacts, endpointFacts } from './diagnosis/endpoint-facts.ts';
import { createGrowingTimeline } from './diagnosis/growing-timeline.ts';
import { type Judgement, judgeTimeline } from './diagnosis/judgement.ts';
import type { Timeline } from './diagnosis/timeline.ts';
import { createKeptSessions } from './kept-sessions.ts';
import { askConnect, checkup } from './probes/checkup.ts';
import type { PanelHost } from './scope.ts';
import { recordedSession } from './ui/recorded-session.ts';
import type { PanelActions, PreparedBundle } from './ui/session.ts';
import type { Causes } from './words/causes.ts';
import type { Words } from './words/words.ts';

/** What the panel asks of them, and what ends them. */
export interface PanelTools extends Omit<PanelActions, 'mark'> {
  /** Both judge the running session, and index of it what came since they were last asked. */
  readonly diagnose: () => Verdict[];
  readonly judge: () => Judgement;
  stop(): void;
}

/**
 * What a panel does beyond showing: verdicts, files, kept sessions, the checkup. A module of its own, loaded
 * right behind the panel, so that the bubble does not wait for a zip writer.
 */
export function createPanelTools(host: PanelHost, words: () => Promise<Words>, causes: () => Promise<Causes>): PanelTools {
  const sessions = createKeptSessions(host, (events) => diagnose(events).find(({ outcome }) => outcome === 'problem')?.severity);
  const running = createGrowingTimeline();
  const timeline = (): Timeline => running(host.feed.events());
  const bundle = async (id: string): Promise<PreparedBundle> => {
    const { events } = await sessions.read(id);
    const { name, bytes, entries, summary } = writeBundle({
      record: await sessions.find(id), events, words: await words(), causes: await causes(), version: host.version, at: new Date(),
    });
    // The cast is for TypeScript alone: these bytes are never shared memory.
    return { file: new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'application/zip' }), entries, summary };
  };
  const factsOf = (endpoint: string): { facts?: EndpointFacts } => {
    const now = timeline();
    const facts = endpointFacts(now, diagnoseTimeline(now), endpoint);
    return facts ? { facts } : {};
  };
  const newestCheckup = (): string | undefined => timeline().of('checkup.started').slice(-1)[0]?.endpoint;
  return {
    bundle,
    diagnose: () => diagnoseTimeline(timeline()),
    judge: () => judgeTimeline(timeline()),
    checkup: (endpoint, signal, progress) => checkup({ endpoint, signal, progress, emit: host.emit, ...factsOf(endpoint) }),
    connect: (endpoint, signal) => askConnect({ endpoint, signal, emit: host.emit, begun: newestCheckup() === endpoint, ...factsOf(endpoint) }),
    sessions: sessions.list,
    async open(id) {
      const { events, ...unread } = await sessions.read(id);
      return { ...recordedSession(await sessions.find(id), events), unread };
    },
    remove: sessions.remove,
    stop: sessions.stop,
  };
}
