import type { Words } from '../words.ts';
import { bundleProblems } from './bundle-problems.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { health } from './health.ts';
import { labels } from './labels.ts';
import { log } from './log.ts';
import { masked } from './masked.ts';
import { probePhrases } from './probe-phrases.ts';
import { probes } from './probes.ts';
import { summary } from './summary.ts';
import { viewer } from './viewer.ts';

/** Everything that Sockscope says in Korean. */
export const ko: Words = { language: 'ko', name: '한국어', format, facts, health, probes, probePhrases, masked, summary, bundleProblems, ...labels, log, viewer };
