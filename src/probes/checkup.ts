import type { Emit, ProbeName } from '../events/events.ts';
import { corsCredentials, corsPlain } from './cors.ts';
import { askProbe, type Probe } from './probe.ts';
import { reachable } from './reachable.ts';
import { sameOrigin } from './same-origin.ts';
import { websocket } from './websocket.ts';

/** Questions in rounds; those of one round are asked at the same time, at most three requests at once. */
const ROUNDS: readonly (readonly Probe[])[] = [
  [sameOrigin, reachable, websocket],
  [corsPlain, corsCredentials],
];

/**
 * Asks the network about one endpoint and states each answer as a fact. Runs only from a tap. Sends
 * no token and joins no namespace; where nothing answers, not even a WebSocket, the second round
 * would learn nothing and is left out. Resolves when done or aborted, at latest after 10 s; never rejects.
 */
export async function checkup({ endpoint, emit, signal, progress }: {
  readonly endpoint: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Called with 0 to 1. */
  readonly progress: (share: number) => void;
}): Promise<void> {
  const began = performance.now();
  const total = ROUNDS.flat().length;
  let answered = 0;
  emit('checkup.started', { endpoint });
  progress(0);
  for (const round of ROUNDS) {
    if (signal.aborted) break;
    const answers = await Promise.all(round.map(async (probe) => {
      const { answer } = await askProbe(probe, endpoint, emit, signal);
      progress((answered += 1) / total);
      return { name: probe.name, answer };
    }));
    const says = (asked: ProbeName): string | undefined => answers.find(({ name }) => name === asked)?.answer;
    if (says('reachable') === 'no' && says('websocket') !== 'yes') break;
  }
  progress(1);
  emit('checkup.finished', { endpoint, ms: Math.round(performance.now() - began), cancelled: signal.aborted });
}
