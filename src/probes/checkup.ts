import type { Emit, ProbeName } from '../events/events.ts';
import { connect } from './connect.ts';
import { corsCredentials, corsHeader, corsPlain } from './cors.ts';
import { otherPath } from './other-path.ts';
import { otherScheme } from './other-scheme.ts';
import { type Answers, AT_ONCE, type EndpointFacts, nextQuestions, nothingSeen } from './plan.ts';
import { askProbe, type Probe } from './probe.ts';
import { protocol3 } from './protocol-3.ts';
import { reachable } from './reachable.ts';
import { sameOrigin } from './same-origin.ts';
import { script } from './script.ts';
import { singleSlot } from './single-slot.ts';
import { sticky } from './sticky.ts';
import { websocketNowhere } from './websocket-nowhere.ts';
import { websocketSession } from './websocket-session.ts';
import { websocket } from './websocket.ts';

/** ms in which a checkup asks; closing the last sessions may take 3 s more. */
const CHECKUP_MS = 12_000;

const PROBES: { readonly [P in ProbeName]: Probe } = {
  'same-origin': sameOrigin, reachable, script, 'cors-plain': corsPlain, 'cors-credentials': corsCredentials, 'cors-header': corsHeader,
  websocket, 'websocket-nowhere': websocketNowhere, 'websocket-session': websocketSession, sticky, 'single-slot': singleSlot,
  'protocol-3': protocol3, 'other-path': otherPath, 'other-scheme': otherScheme, connect,
};

/** What a checkup is run with. */
export interface CheckupInput {
  readonly endpoint: string;
  /** What is known of the endpoint; without them it is taken for one that was never seen. */
  readonly facts?: EndpointFacts;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Called with 0 to 1, and with what is being asked. */
  readonly progress: (share: number, asking: readonly ProbeName[]) => void;
}

/**
 * Asks the network about one endpoint and states each answer as a fact: first a few questions, then only
 * those that the answers leave open. Runs only from a tap. Sends no token, joins no namespace, and closes the
 * sessions it opens. Resolves when done or aborted, at latest after 15 s; never rejects.
 */
export async function checkup({ endpoint, facts = nothingSeen, emit, signal, progress }: CheckupInput): Promise<void> {
  const began = performance.now();
  const answers: Answers = {};
  const running = new Map<ProbeName, number>();
  const asking = (): ProbeName[] => [...running.keys()].filter((probe) => !answers[probe]);
  let share = 0;
  const tell = (): void => {
    const answered = Object.keys(answers).length;
    // A question may turn up late, but nobody likes to see a bar go back.
    share = Math.max(share, answered / (answered + asking().length + 2));
    progress(share, asking());
  };
  let changed: () => void = () => undefined;
  emit('checkup.started', { endpoint });
  while (!signal.aborted) {
    const left = CHECKUP_MS - (performance.now() - began);
    const due = left > 0 ? nextQuestions(facts, { page: location.href, endpoint }, answers, asking()) : [];
    for (const { probe, requests } of due) {
      const busy = [...running.values()].reduce((sum, one) => sum + one, 0);
      if (busy + requests > AT_ONCE) continue;
      running.set(probe, requests);
      void askProbe(PROBES[probe], {
        endpoint, signal, emit, left, credentials: facts.credentials ? 'include' : 'same-origin', protocol: facts.protocol, namespace: facts.namespace,
        answered(answer) {
          answers[probe] = answer;
          changed();
        },
      }).then(() => {
        running.delete(probe);
        changed();
      });
    }
    if (running.size === 0) break;
    tell();
    await new Promise<void>((resolve) => (changed = resolve));
  }
  progress(1, []);
  emit('checkup.finished', { endpoint, ms: Math.round(performance.now() - began), cancelled: signal.aborted });
}

/**
 * Asks the one question that runs the app's own connect handler, from a tap of its own. `begun`: a checkup of
 * this endpoint is the newest, which the answer joins.
 */
export async function askConnect({ endpoint, facts = nothingSeen, emit, signal, begun }: Omit<CheckupInput, 'progress'> & { readonly begun: boolean }): Promise<void> {
  const began = performance.now();
  if (!begun) emit('checkup.started', { endpoint });
  await askProbe(connect, {
    endpoint, signal, emit, left: CHECKUP_MS, credentials: facts.credentials ? 'include' : 'same-origin', protocol: facts.protocol, namespace: facts.namespace,
    answered: () => undefined,
  });
  if (!begun) emit('checkup.finished', { endpoint, ms: Math.round(performance.now() - began), cancelled: signal.aborted });
}
