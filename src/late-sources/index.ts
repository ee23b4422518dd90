/** The sources that lose nothing by coming a moment later, so that no page waits for them. */
import type { LateSource } from '../sources/late-source.ts';
import { clock } from './clock.ts';
import { consoleSource } from './console.ts';
import { managers } from './managers.ts';
import { network } from './network.ts';
import { resources } from './resources.ts';
import { stalls } from './stalls.ts';
import { unanswered } from './unanswered.ts';

/** By the name under which a fault of one is told. */
export const lateSources: Readonly<Record<string, LateSource>> = { clock, network, resources, stalls, console: consoleSource, unanswered, managers };
