import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleId } from '../../src/diagnosis/diagnose.ts';
import type { Args, Rule } from '../../src/diagnosis/rule.ts';
import { families } from '../../src/diagnosis/rules/index.ts';
import { causes } from '../../src/words/en/causes.ts';
import { anyArgs } from '../../test/fixtures/any-args.ts';
import { variants } from '../../test/lab/variants/index.ts';
import { causePage } from './page.ts';
import { readRecordings } from './recordings.ts';

const src = join(import.meta.dirname, '..', '..', 'src');
const titles = { reach: 'No connection comes about', transport: 'It is slow, or does not last', application: 'It is open, and of no use' } as const;

/** The docstring of a rule, as one paragraph. */
function whyOf(family: string, id: string): string {
  const [, text = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = defineRule/.exec(readFileSync(join(src, 'diagnosis', 'rules', family, `${id}.ts`), 'utf8')) ?? [];
  return text.replace(/^\s*\* ?/gm, '').trim();
}

/** Every page of docs/causes by its name, README.md among them. */
export function causePages(): ReadonlyMap<string, string> {
  const recordings = readRecordings();
  const pages = new Map<string, string>();
  const list = Object.entries(families).flatMap(([family, rules]) => [
    '', `## ${titles[family as keyof typeof titles]}`, '',
    ...(rules as readonly Rule<RuleId, Args>[]).map((rule) => {
      pages.set(`${rule.id}.md`, causePage({ rule, why: whyOf(family, rule.id), causes, recordings, variants, sampleArgs: anyArgs }));
      const { title } = causes.say(rule.id, { outcome: 'problem', evidence: [], args: { ...anyArgs, endpoint: 'https://api.example.com/socket.io/' } });
      return `- [${rule.id}](${rule.id}.md): ${title}`;
    }),
  ]);
  pages.set('README.md', ['# Causes', '', 'What Sockscope can name. `npm run docs:causes` writes these pages.', ...list, ''].join('\n'));
  return pages;
}
