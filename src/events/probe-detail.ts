/** What a probe adds to its answer, as it is recorded; `#` is a number. Every language has words for each (`src/words`). */
export type ProbePhrase =
  | 'this page has no server' | 'a page of https may not ask http' | 'the page may not ask' | 'the page may not read the answers'
  | 'no session to ask with' | 'the server kept no poll' | 'answered after # ms'
  | 'too slow to tell: a handshake took # ms' | 'no answer in # ms while a poll was pending'
  | 'closed after opening, code #' | 'never opened, code #' | 'blocked inside the browser' | 'opened, but silent' | 'neither opened nor refused'
  | 'open packet' | 'opened, but what came is no Engine.IO' | 'no session to take over' | 'probe answered' | '# of # knew it'
  | 'forbidden by the page’s policy' | 'no script came, Origin: null' | 'no script came' | 'what came is no Engine.IO'
  | 'no transport opened' | 'taken after # ms' | 'refused' | 'no answer' | 'no answer in # ms';

declare const told: unique symbol;
/** The detail of a `probe.answered`: a phrase that the words know, or a text that is the same in every language. */
export type ProbeDetail = string & { readonly [told]: true };

/** A phrase with its numbers. */
export const phrase = (text: ProbePhrase, ...numbers: readonly number[]): ProbeDetail => {
  const [first = '', ...others] = text.split('#');
  return others.reduce((whole, part, index) => `${whole}${numbers[index]}${part}`, first) as ProbeDetail;
};

/** A status, a path, the browser’s own message. */
export const verbatim = (text: string): ProbeDetail => text as ProbeDetail;
