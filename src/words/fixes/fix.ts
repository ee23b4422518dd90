import type { Args } from '../../diagnosis/rule.ts';

/** Where lines are pasted. */
export const STACKS = [
  'client', 'page', 'flask', 'node', 'nginx', 'caddy', 'haproxy', 'aws', 'railway', 'render', 'heroku', 'vercel', 'nextjs', 'host',
] as const;
export type Stack = (typeof STACKS)[number];

/** What stands in the lines to paste. */
export interface Place {
  /** origin of the Socket.IO server */
  readonly api: string;
  /** path of the Socket.IO server, `/socket.io/` mostly */
  readonly path: string;
  /** origin of the page */
  readonly page: string;
  /** what the finding itself knows */
  readonly args: Args;
}

/** Lines for one stack, the same in every language, by a name that says what they do. */
export type FixLines = Readonly<Record<string, { readonly stack: Stack; readonly code: string | ((place: Place) => string) }>>;
/** The names of a rule's lines, the most likely first. */
export type FixesOf = Readonly<Record<string, readonly string[]>>;
