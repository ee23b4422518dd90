import type { Answer } from '../events.ts';

/** Shows what became of an event: the server's answer, and how long it took. */
export async function ask(place: HTMLElement, answer: Promise<Answer>): Promise<boolean> {
  const start = performance.now();
  place.textContent = 'Sent, no answer yet';
  try {
    const { ok, detail } = await answer;
    place.textContent = `${detail} (${Math.round(performance.now() - start)} ms)`;
    return ok;
  } catch {
    place.textContent = 'No answer from the server';
    return false;
  }
}

/** An answer that takes longer is not waited for, in milliseconds. */
export const answerTimeout = 8000;
