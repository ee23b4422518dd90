import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { withinTime } from './within-time.ts';

const ANSWER_MS = 5_000;

/** What WebDriver cannot ask of WebKitGTK: a trusted touch (CSS pixels, `id` per finger), hiding and showing the window. */
export type HostCommand =
  | { op: 'hide' | 'show' }
  | { op: 'touch'; type: 'begin' | 'update' | 'end' | 'cancel'; x: number; y: number; id?: number };

/** Sends a command to the socket of webkit-host.py; rejects when it is refused or not answered within 5 s. */
export async function sendToHost(socketPath: string, command: HostCommand): Promise<void> {
  const socket = connect(socketPath);
  try {
    const answered = new Promise<string>((resolve, reject) => {
      createInterface({ input: socket }).once('line', resolve);
      socket.once('error', reject).once('close', () => reject(new Error('The browser closed its control socket')));
    });
    socket.write(`${JSON.stringify(command)}\n`);
    const answer = JSON.parse(await withinTime(ANSWER_MS, JSON.stringify(command), answered)) as { error?: string };
    if (answer.error) throw new Error(`${JSON.stringify(command)}: ${answer.error}`);
  } finally {
    socket.destroy();
  }
}
