import type { Emit, Facts, ProbeName } from '../events/events.ts';
import { phrase, type ProbeDetail, verbatim } from '../events/probe-detail.ts';

/** ms after which a probe gives up and answers `unknown`. */
export const PROBE_TIMEOUT_MS = 5_000;

export type Answer = Pick<Facts['probe.answered'], 'answer' | 'found'> & { readonly detail: ProbeDetail };

/** What a probe is asked, and with what. */
export interface Asked {
  /** origin and path */
  readonly endpoint: string;
  /** Aborted when nobody waits for the answer any more: cancelled, or its time is up. */
  readonly signal: AbortSignal;
  /** Aborted when its time is up. A handshake goes on when a person cancels, so that its session can be closed. */
  readonly patience: AbortSignal;
  /** As the app's own requests send cookies. */
  readonly credentials: RequestCredentials;
  /** Engine.IO protocol of the app's own client. */
  readonly protocol: number;
  /** Where the app joins. */
  readonly namespace: string;
  /** What is still to be done when the answer is known. The probe counts as running until then. */
  later(work: Promise<unknown>): void;
}

/** One question to the network. It may reject: that is told as `unknown`. */
export interface Probe {
  readonly name: ProbeName;
  /** ms; PROBE_TIMEOUT_MS where absent */
  readonly timeout?: number;
  ask(asked: Asked): Promise<Answer>;
}

/** How a probe is asked; what it is asked itself comes from the endpoint. */
export interface Asking extends Pick<Asked, 'endpoint' | 'signal' | 'credentials' | 'protocol' | 'namespace'> {
  readonly emit: Emit;
  /** ms that are left for it */
  readonly left: number;
  /** Called with the answer as soon as it is known. */
  answered(answer: Answer): void;
}

/** Asks one probe, states its answer as a fact, and resolves when it has tidied up too. Never rejects. */
export async function askProbe(probe: Probe, { emit, left, answered, signal, ...rest }: Asking): Promise<void> {
  const timeout = Math.min(probe.timeout ?? PROBE_TIMEOUT_MS, left);
  const patience = new AbortController();
  const waiting = new AbortController();
  const cancel = (): void => waiting.abort();
  const timer = setTimeout(() => {
    patience.abort();
    cancel();
  }, timeout);
  signal.addEventListener('abort', cancel);
  const works: Promise<unknown>[] = [];
  const began = performance.now();
  const asked: Asked = {
    ...rest, signal: waiting.signal, patience: patience.signal,
    later: (work) => void works.push(work.catch(() => undefined)),
  };
  const answer = await Promise.race([probe.ask(asked), aborted(signal)]).catch(
    (error: unknown): Answer => ({ answer: 'unknown', detail: patience.signal.aborted ? phrase('no answer in # ms', timeout) : verbatim(String(error)) }));
  signal.removeEventListener('abort', cancel);
  if (!signal.aborted) {
    emit('probe.answered', { probe: probe.name, endpoint: rest.endpoint, ms: Math.round(performance.now() - began), ...answer });
    answered(answer);
  }
  await Promise.race([Promise.all(works), aborted(signal)]).catch(() => undefined);
  // What a cancelled probe left under way keeps its patience.
  if (!signal.aborted) clearTimeout(timer);
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = (): void => reject(new Error('cancelled'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });

/**
 * Runs a fetch whose failure is an answer: `failed` when the browser rejects it (every cause looks the
 * same to a page). Rejects when it was aborted, or by what is no network error: that tells nothing.
 */
export async function answerOf(request: () => Promise<Response>, signal: AbortSignal): Promise<{ response?: Response; failed?: string }> {
  try {
    return { response: await request() };
  } catch (error) {
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    return { failed: error.message };
  }
}

/** Resolves after `ms`, or at once when nobody waits any more. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve());
  });
