import type { EventOf } from '../events/events.ts';
import type { ProbeAnswers } from './connection.ts';

type Answer = EventOf<'probe.answered'> | undefined;

/** What a probe saw besides, by its name. */
export const found = (answer: Answer, name: string): string | number | boolean | undefined => answer?.found?.[name];

/** A WebSocket was refused before it opened. */
export const neverOpened = (answer: Answer): boolean =>
  answer?.answer === 'no' && (found(answer, 'opened') === false || answer.detail.startsWith('never opened'));

/** A handshake by polling that the checkup made; none where the page may not read such answers (CORS), as it could not poll then. */
export function pollingAnswer({ script, 'cors-plain': plain, 'cors-credentials': credentialed }: ProbeAnswers): Answer {
  if (plain?.answer === 'no' && credentialed?.answer !== 'yes') return undefined;
  return [plain, credentialed, script].find((answer) => answer?.answer === 'yes' && found(answer, 'engine') !== false);
}

/** Whether that handshake offers WebSocket; nothing where it was not seen. */
export function offersWebSocket(answers: ProbeAnswers): boolean | undefined {
  const upgrades = found(pollingAnswer(answers), 'upgrades');
  return upgrades === undefined ? undefined : String(upgrades).includes('websocket');
}
