import { corsRefusesCredentials } from './cors-refuses-credentials.ts';
import { serverUnreachable } from './server-unreachable.ts';

/** Why no connection comes about: what stands between the page and an answer that it may read. */
export const reachRules = [serverUnreachable, corsRefusesCredentials] as const;
