/** Longer texts hardly come twice. */
export const WORD = 48;
/** Answers remembered, of each question. */
const REMEMBERED = 500;

/** Asks once for each short text, as long as there are not too many. `ask` must be pure. */
export function remember(ask: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    if (text.length > WORD) return ask(text);
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= REMEMBERED) answers.clear();
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}
