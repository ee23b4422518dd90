import type { Verdict } from '../diagnosis/diagnose.ts';
import { codeOf } from '../diagnosis/client-settings.ts';
import { healthOf } from '../diagnosis/health.ts';
import { judge } from '../diagnosis/judgement.ts';
import { createTimeline, type Timeline } from '../diagnosis/timeline.ts';
import type { LogEvent } from '../events/events.ts';
import type { SessionRecord } from '../events/session-record.ts';
import { deviceOf } from '../words/device.ts';
import { sayDetail, sayFact, sayHealth, sayMasked } from '../words/say.ts';
import type { Causes } from '../words/causes.ts';
import type { Words } from '../words/words.ts';

/** Evidence lines under a finding; the file holds them all. */
const EVIDENCE_SHOWN = 8;

/** What a summary is made from. */
export interface SummaryInput {
  readonly record: SessionRecord;
  readonly events: readonly LogEvent[];
  readonly verdicts: readonly Verdict[];
  readonly words: Words;
  readonly causes: Causes;
  readonly version: string;
}

/** The report as Markdown, in one language: what support reads first, and what can be copied as text. */
export function summarize({ record, events, verdicts, words, causes, version }: SummaryInput): string {
  const say = words.summary;
  const timeline = createTimeline(events);
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const evidence = (seqs: readonly number[]): string[] =>
    seqs.slice(0, EVIDENCE_SHOWN).flatMap((seq) => {
      const event = bySeq.get(seq);
      return event ? [`  - ${say.at(words.format.clock(record.startedAt + event.at), seq)} ${sayFact(words, event)}`] : [];
    });
  const findings = (outcome: 'problem' | 'unclear'): string[] =>
    verdicts.flatMap((verdict) =>
      verdict.findings.filter((finding) => finding.outcome === outcome).flatMap((finding) => {
        const { title, because } = causes.say(verdict.rule, finding);
        const against = evidence(finding.against ?? []);
        return [
          `### ${title}`, '', `- ${say.because}: ${because}`, `- ${say.evidence}:`, ...evidence(finding.evidence),
          ...(against.length > 0 ? [`- ${say.against}:`, ...against] : []), '',
          ...(outcome === 'problem' ? mend(words, causes, verdict, finding, record.url) : []),
        ];
      }));
  const problems = findings('problem');
  const unclear = findings('unclear');
  const started = timeline.of('session.started')[0];
  const marks = timeline.of('mark.made');
  const masked = Object.entries(record.masked);
  return [
    `# ${say.title(record.app)}`, '',
    `- ${say.app}: ${record.app}`,
    ...(started?.build ? [`- ${say.build}: ${started.build}`] : []),
    `- ${say.page}: ${record.url}`,
    `- ${say.device}: ${deviceOf(started?.userAgent ?? '')}`,
    `- ${say.recorded}: ${new Date(record.startedAt).toISOString()}`,
    `- ${say.duration}: ${words.format.ms(record.lastAt)}`,
    `- ${say.size}: ${say.sizeOf(events.length, record.marks)}`,
    `- ${say.health}: ${sayHealth(words, healthOf(timeline.lines))}`, '',
    `## ${say.found}`, '', ...(problems.length > 0 ? problems : [say.nothing, '']),
    ...(unclear.length > 0 ? [`## ${say.unclear}`, '', say.unclearHint, '', ...unclear] : []),
    ...learned(timeline, words, verdicts),
    `## ${say.connections}`, '',
    ...(timeline.lines.length > 0
      ? timeline.lines.map((line) => `- ${say.connection(line.endpoint, line.sessions.length, line.reconnects)}`)
      : [say.noConnections]), '',
    ...(marks.length > 0
      ? [`## ${say.marks}`, '', ...marks.map((mark) => `- ${say.at(words.format.clock(record.startedAt + mark.at), mark.seq)} ${mark.words}`), '']
      : []),
    `## ${say.masked}`, '',
    ...(masked.length > 0 ? masked.map(([kind, amount]) => `- ${say.maskedOne(sayMasked(words, kind), amount)}`) : [say.maskedNothing]), '',
    say.footer(version), '',
  ].join('\n');
}

const mend = (words: Words, causes: Causes, verdict: Verdict, finding: Verdict['findings'][number], page: string): string[] =>
  causes.fixes(verdict.rule, finding, page).flatMap(({ label, code, note }) => [
    `- ${words.summary.fix} (${label})${note ? `: ${note}` : ''}`, '', '```', code, '```', '',
  ]);

/** What the newest checkup was answered, and what that comes to. */
function learned(timeline: Timeline, words: Words, verdicts: readonly Verdict[]): string[] {
  const begun = timeline.of('checkup.started').slice(-1)[0];
  if (!begun) return [];
  const answers = timeline.of('probe.answered').filter(({ seq }) => seq > begun.seq);
  const advice = judge(timeline.events, verdicts).ending?.advice;
  const { works, worksNot } = words.diagnosis;
  return [
    `## ${words.summary.checkup}`, '', `${begun.endpoint}`, '',
    ...answers.map(({ probe, answer, detail, ms }) => `- ${words.probes[probe][answer]} (${[...(detail ? [sayDetail(words, detail)] : []), words.format.ms(ms)].join(', ')})`), '',
    ...(advice === undefined ? [] : advice === 'none' ? [worksNot, ''] : [works, '', '```', codeOf(advice), '```', '']),
  ];
}
