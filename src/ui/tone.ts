import type { ConnectionState, NamespaceState } from '../diagnosis/connection.ts';
import type { Mood } from '../diagnosis/health.ts';
import type { Severity } from '../diagnosis/rule.ts';
import type { EventOf, LogEvent } from '../events/events.ts';
import type { StepState } from './status/transport-steps.ts';
import { areaOf, isProblem } from './timeline/area.ts';

/** What a colour says; nothing is said by a colour alone. */
export type Tone = 'accent' | 'good' | 'fair' | 'bad' | undefined;

type Toned = Mood | Severity | ConnectionState | NamespaceState | StepState | EventOf<'probe.answered'>['answer'];

const tones: Partial<Record<Toned, Tone>> = {
  busy: 'accent', good: 'good', fair: 'fair', bad: 'bad',
  error: 'bad', warning: 'fair', info: 'accent',
  connecting: 'accent', open: 'good', failed: 'bad',
  connected: 'good', refused: 'bad',
  done: 'good', now: 'accent',
  yes: 'good', no: 'bad',
};

/** The tone of a mood, state, severity or answer. */
export const toneOf = (state: Toned): Tone => tones[state];

/** The tone of an event. */
export function toneOfEvent(event: LogEvent): Tone {
  if (isProblem(event)) return 'bad';
  const area = areaOf(event.type);
  return area === 'connection' ? 'good' : area === 'messages' || area === 'people' ? 'accent' : undefined;
}
