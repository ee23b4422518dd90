import { enginesOf } from './matrix.ts';
import { outcomeTable, totalsOf } from './report.ts';
import type { Outcome } from './run-variant.ts';
import type { Variant } from './variant.ts';

/** The text of docs/lab.md. */
export function labDocument(outcomes: readonly Outcome[], variants: readonly Variant[], date: string): string {
  const left = variants.filter((variant) => enginesOf(variant).length < 2);
  return `# The lab

Written by \`npm run test:lab -- --write\` on ${date}. Do not edit by hand.

Each variant starts real servers (Flask-SocketIO under gunicorn's workers, socket.io 4 and 2 on Node, nginx, TLS,
proxies that do what networks do), opens the demo app with the script tag, lets it fail, or work, for ten seconds,
reads the verdicts, taps the checkup, and reads them again. *Expected* are the causes that were built in; *right*
is exactly these, all certain; *the exact set* is neither more nor less than the causes that cannot be told apart,
of which each variant says which they are, before the checkup and after it. A question mark is a cause that is
named and not certain. What was recorded is kept in \`test/fixtures/lab\`, and is judged again in unit tests by
whatever the rules have become since; so is this table where \`--from\` and \`--rejudge\` wrote it.

${totalsOf(outcomes).lines.map((line) => `- ${line}`).join('\n')}

## The variants

${variants.map(({ id, code, what }) => `- \`${id}\` (${code}): ${what}.`).join('\n')}

## Not in every engine

${left.map((variant) => `- \`${variant.id}\`: ${enginesOf(variant).join(', ')} only; ${variant.because ?? 'the rest is the same'}.`).join('\n')}

## What was said

${outcomeTable(outcomes, variants)}
`;
}
