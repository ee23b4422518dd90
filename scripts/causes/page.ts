import type { RuleId } from '../../src/diagnosis/diagnose.ts';
import type { Args, Finding, Rule } from '../../src/diagnosis/rule.ts';
import type { Causes } from '../../src/words/causes.ts';
import { en } from '../../src/words/en/index.ts';
import { sayFact } from '../../src/words/say.ts';
import type { Variant } from '../../test/lab/variant.ts';
import { finds, othersOf, type Recording } from './recordings.ts';

/** Evidence lines on a page; the recording has them all. */
const EVIDENCE_SHOWN = 6;

/** What a page is written from. */
export interface PageInput {
  readonly rule: Rule<RuleId, Args>;
  /** What the rule's own docstring says. */
  readonly why: string;
  readonly causes: Causes;
  readonly recordings: readonly Recording[];
  readonly variants: readonly Variant[];
  /** Arguments for a rule of which no recording is kept. */
  readonly sampleArgs: Args;
}

const engines: Readonly<Record<string, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };
const severities = { error: 'Keeps the page from working', warning: 'Makes it slower or less stable', info: 'Worth knowing' } as const;

/** The page of one cause: what it looks like, why it happens, how it was reproduced, what mends it, what it is confused with. */
export function causePage({ rule, why, causes, recordings, variants, sampleArgs }: PageInput): string {
  const own = recordings.filter(({ verdicts }) => finds(verdicts, rule.id));
  const example = own.find(({ engine }) => engine === 'webkit') ?? own[0];
  const found = example?.verdicts.find((verdict) => verdict.rule === rule.id)?.findings[0];
  const finding: Finding = { outcome: 'problem', evidence: [], ...found, args: found?.args ?? sampleArgs };
  const { because, check } = causes.say(rule.id, finding);
  const title = causes.say(rule.id, { ...finding, outcome: 'problem' }).title;
  return [
    `# ${rule.id}`, '', `**${title}**`, '', `${severities[rule.severity]}.`, '',
    '## What it looks like', '', because, '', ...evidenceOf(example, finding),
    '## Why it happens', '', why, '',
    '## How it was reproduced', '', ...reproduced(own, variants), '',
    '## What mends it', '', ...mending(causes, rule.id, finding, example),
    '## What it is confused with', '', ...confused(rule, own, check), '',
    '`npm run docs:causes` wrote this page. Do not edit it by hand.', '',
  ].join('\n');
}

function evidenceOf(example: Recording | undefined, { evidence }: Finding): string[] {
  const seqs = new Set(evidence);
  const lines = example?.events.filter(({ seq }) => seqs.has(seq)).slice(0, EVIDENCE_SHOWN) ?? [];
  if (!example || lines.length === 0) return [];
  return [
    `In the recording \`${example.variant}.${example.engine}\`:`, '', '```',
    ...lines.map((event) => `${(event.at / 1_000).toFixed(2).padStart(7)} s  ${sayFact(en, event)}`), '```', '',
  ];
}

function reproduced(own: readonly Recording[], variants: readonly Variant[]): string[] {
  if (own.length === 0) return ['Not on this project’s test machines: the rule rests on recordings written by hand, in the test beside it.'];
  return variants.flatMap(({ id, code, what }) => {
    const seen = own.filter(({ variant }) => variant === id).map(({ engine }) => engines[engine] ?? engine);
    return seen.length === 0 ? [] : [`- \`${id}\`${code === '-' ? '' : ` (${code})`}: ${what} Seen in ${seen.join(', ')}.`];
  });
}

const mending = (causes: Causes, rule: RuleId, finding: Finding, example: Recording | undefined): string[] => {
  const page = example?.events.find((event) => event.type === 'session.started')?.url ?? '';
  return causes.fixes(rule, finding, page).flatMap(({ stack, label, code, note }) => [
    `${en.diagnosis.stacks[stack]}: ${label}.`, '', '```', code, '```', '', ...(note === undefined ? [] : [note, '']),
  ]);
};

function confused({ id, explains = [], settledBy }: Rule<RuleId, Args>, own: readonly Recording[], check: string): string[] {
  const beside = [...new Set(own.flatMap(({ passive }) => (finds(passive, id) ? othersOf(passive, id) : [])))].sort();
  const link = (rule: string): string => `[${rule}](${rule}.md)`;
  return [
    ...(beside.length > 0 ? [`Before anything is asked, the log may fit these too: ${beside.map(link).join(', ')}.`, ''] : []),
    `${check}${settledBy.length > 0 ? ` It asks: ${settledBy.map((probe) => en.probes[probe].asks).join(' ')}` : ''}`,
    ...(explains.length > 0 ? ['', `It brings about, and so leaves out: ${[...explains].sort().map(link).join(', ')}.`] : []),
  ];
}
