import type { Emit, Facts, ProbeName } from '../events/events.ts';
import { PROBE_MARK } from '../protocol/engine-url.ts';

/** ms after which a probe gives up and answers `unknown`. */
export const PROBE_TIMEOUT_MS = 5_000;

export type Answer = Pick<Facts['probe.answered'], 'answer' | 'detail'>;

/** One question to the network. It may reject: that is told as `unknown`. */
export interface Probe {
  readonly name: ProbeName;
  ask(endpoint: string, signal: AbortSignal): Promise<Answer>;
}

/** The address of a polling handshake that no recorder records and no cache answers. */
export const handshakeUrl = (endpoint: string, transport: 'polling' | 'websocket' = 'polling'): string =>
  `${endpoint}?EIO=4&transport=${transport}&${PROBE_MARK}${Math.random().toString(36).slice(2, 10)}`;

/** Asks one probe and states its answer as a fact. Never rejects. */
export async function askProbe(probe: Probe, endpoint: string, emit: Emit, signal: AbortSignal): Promise<Answer> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort);
  const timer = setTimeout(abort, PROBE_TIMEOUT_MS);
  const began = performance.now();
  const answer = await probe.ask(endpoint, controller.signal).catch(
    (error: unknown): Answer => ({
      answer: 'unknown',
      detail: controller.signal.aborted ? `no answer in ${PROBE_TIMEOUT_MS} ms` : String(error),
    }),
  );
  clearTimeout(timer);
  signal.removeEventListener('abort', abort);
  if (!signal.aborted) emit('probe.answered', { probe: probe.name, endpoint, ms: Math.round(performance.now() - began), ...answer });
  return answer;
}

/**
 * Runs a fetch whose failure is an answer: `no` when the browser rejects it (every cause looks the
 * same to a page), unless it was aborted, which tells nothing.
 */
export async function answerOf(request: () => Promise<Response>, signal: AbortSignal): Promise<{ response?: Response; failed?: string }> {
  try {
    return { response: await request() };
  } catch (error) {
    if (signal.aborted) throw error;
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
