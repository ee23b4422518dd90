import { verbatim } from '../events/probe-detail.ts';
import { originOf } from './address.ts';
import { type EngineThere, isEngine } from './is-engine.ts';
import type { Probe } from './probe.ts';

const USUAL = ['/socket.io/', '/ws/socket.io/', '/api/socket.io/'];

/** The paths to try in place of an endpoint's own: the usual ones, and its own with or without the slash at the end. */
export function otherPaths(path: string): string[] {
  const bare = path.replace(/\/+$/, '');
  const all = [...USUAL, ...(bare ? [path.endsWith('/') ? bare : `${bare}/`] : [])];
  return all.filter((one, index) => one !== path && all.indexOf(one) === index);
}

/** Does Socket.IO answer on another usual path of the same host? */
export const otherPath: Probe = {
  name: 'other-path',
  async ask(asked) {
    const origin = originOf(asked.endpoint);
    const paths = otherPaths(new URL(asked.endpoint).pathname);
    const unasked: EngineThere = { is: undefined, readable: false };
    const answers = await Promise.all(paths.map(async (path) => ({ path, ...await isEngine(origin + path, asked).catch(() => unasked) })));
    const there = answers.find(({ is }) => is);
    if (there) return { answer: 'yes', detail: verbatim(there.path), found: { path: there.path, readable: there.readable } };
    return { answer: answers.every(({ is }) => is === undefined) ? 'unknown' : 'no', detail: verbatim(paths.join(', ')) };
  },
};
