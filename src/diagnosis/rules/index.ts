import { applicationRules } from './application/index.ts';
import { reachRules } from './reach/index.ts';
import { transportRules } from './transport/index.ts';

/** Every rule, by where its cause lies. */
export const families = { reach: reachRules, transport: transportRules, application: applicationRules } as const;
export const rules = [...reachRules, ...transportRules, ...applicationRules] as const;
