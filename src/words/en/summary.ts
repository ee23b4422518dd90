import { some } from './format.ts';

/** The report in plain text, in English. */
export const summary = {
  title: (app: string) => `Sockscope log of ${app}`,
  /** Labels of the list under the title. */
  app: 'App',
  build: 'Build',
  page: 'Page',
  device: 'Device',
  recorded: 'Recorded',
  duration: 'Duration',
  size: 'Contents',
  sizeOf: (events: number, marks: number) => `${some(events, 'event')}${marks ? `, ${some(marks, 'mark')}` : ''}`,
  health: 'State at the end',
  found: 'What was found',
  unclear: 'Could not be settled',
  unclearHint: 'The log alone cannot tell these apart; a checkup in the panel can.',
  nothing: 'No problem was found.',
  because: 'Because',
  evidence: 'Evidence',
  against: 'Speaks against it',
  fix: 'What mends it',
  checkup: 'Answers of the checkup',
  marks: 'Marks',
  connections: 'Connections',
  noConnections: 'No Socket.IO connection was seen.',
  /** One line per endpoint. */
  connection: (endpoint: string, sessions: number, reconnects: number) =>
    `${endpoint}: ${some(sessions, 'session')}, ${some(reconnects, 'reconnect')}`,
  masked: 'Masked before it was recorded',
  maskedOne: (kind: string, amount: number) => `${kind}: ${amount}`,
  maskedNothing: 'Nothing had to be masked.',
  /** When an event happened, in evidence lines. */
  at: (clock: string, seq: number) => `${clock} (#${seq})`,
  footer: (version: string) => `Written by Sockscope ${version}.`,
};
