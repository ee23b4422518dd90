import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst, type Plugin } from 'vite';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** A place in the recorder's or the keeper's sources where a throw can be injected. */
export interface Site {
  /** Such as `sources/xhr.ts`. */
  readonly file: string;
  /** What is called there, or the function that begins there. */
  readonly what: string;
  /** Which of `DOORS` it is; -1 for all others. */
  readonly door: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Of these, calls too; of all others, the beginnings of functions. */
const CALLS_OF = /^(?:sources\/|late-sources\/|keeper\.ts)/;
/** What runs inside the page. The recorder's own functions are its API: they throw at whoever calls them, or nowhere. */
const FILES = /^(?:(?:sources|late-sources|protocol|events|store)\/|(?:keeper|panel-loader)\.ts)/;
/**
 * Where nothing is around that could catch: the guard itself, the few calls that lead to it, and ways in
 * of the API. They are kept so small that they can be read instead. The campaign tries them as well: a
 * door that would do no harm, or say what it does, must go from this list.
 */
export const DOORS: readonly RegExp[] = [
  /^sources\/guard\.ts/,
  /^sources\/sources\.ts (?:function \(\.\.\.args|attach\()/,
  // A patched function, an idle callback, a wrapped handler: each calls one guarded function, and the native.
  /^sources\/patch\.ts (?:function \(target|owner\.isPrototypeOf|before\(|Reflect\.apply|after\(|function \(result)/,
  /^sources\/schedule\.ts (?:function \(\) => \{|work\(\))/,
  /^sources\/websocket\.ts (?:function function\(event\)|noted\(socket, false, event\.data|handler\.call)/,
  // What ends the log comes after its last word; what ends all sources, each of them guarded, just before.
  /^sources\/sources\.ts (?:all\(stops\)|function \(\) \{)/,
  /^keeper\.ts (?:function \(\) \{|function \((?:again)?\) => \{|all\(\[|settleAll\(\)|log\.settle\(\))/,
  // Where the platform has no listeners or no timers there is no log either.
  /^sources\/natives\.ts (?:addEventListener|setTimeout|function function (?:listen|after)\()/,
  // A patched console: calls one guarded function, and the native.
  /^late-sources\/console\.ts (?:function \(target|note\(|Reflect\.apply)/,
  // An accessor that reads a variable, or sets it and calls one guarded function; and the promise of a variable.
  /^sources\/socket-io\.ts (?:function \(\) => engine|function \(next\)|enter\(next\))/,
  /^store\/database\.ts function \((?:resolve\)|database\) => database\.close)/,
  // The beginning of an `async` function whose rejection nobody hears; what it does next catches all.
  /^store\/writer\.ts function async \(\) => \{/,
  // `attach()` says by throwing that something is no manager.
  /^sources\/manager-view\.ts (?:function \((?:value|one)\)|\[value, |Object\(one\))/,
];

/**
 * Puts `__fault(n)` before each call and at the beginning of each function of recorder and keeper. The page
 * arms one of them, which then throws.
 */
export function injectFaults(sites: Site[]): Plugin {
  return {
    name: 'inject-faults',
    enforce: 'post',
    transform(code, id) {
      const file = relative(src, id.split('?')[0]!);
      if (!FILES.test(file)) return undefined;
      const inserts: [at: number, text: string][] = [];
      const site = (whole: string): string => {
        const what = whole.split('\n')[0]!.slice(0, 60);
        const door = DOORS.findIndex((pattern) => pattern.test(`${file} ${what}`));
        return `__fault(${sites.push({ file, what, door }) - 1})`;
      };
      const text = (node: Node): string => code.slice(node.start, node.end);

      /** Inside an optional chain nothing can be put, since brackets would end it. */
      const visit = (node: Node, inChain: boolean): void => {
        const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
        const isChain = node.type === 'ChainExpression';
        if (CALLS_OF.test(file) && (isChain || (isCall && !inChain)) && (!isChain || text(node).includes('('))) {
          inserts.push([node.start, `(${site(text(node))},`], [node.end, ')']);
        }
        if (/Function/.test(node.type)) {
          const body = node['body'] as Node;
          const name = `function ${text(node).slice(0, 50)}`;
          // A function that catches all there is to catch does so here too.
          const [first] = body.type === 'BlockStatement' ? (body['body'] as Node[]) : [];
          const block = first?.type === 'TryStatement' ? (first['block'] as Node) : body;
          if (block.type === 'BlockStatement') inserts.push([block.start + 1, `${site(name)};`]);
          else inserts.push([body.start, `(${site(name)},`], [body.end, ')']);
        }
        const spine = isChain || (inChain && /^(?:Member|Call)Expression$/.test(node.type));
        for (const child of childrenOf(node)) visit(child, spine && (isChain || child === node['callee'] || child === node['object']));
      };
      visit(parseAst(code) as unknown as Node, false);

      let result = '';
      let last = 0;
      // An end comes before a beginning at the same place; of two ends the inner one, of two beginnings the outer.
      const ordered = inserts.map((insert, index) => ({ insert, index })).sort((left, right) =>
        left.insert[0] - right.insert[0] || Number(right.insert[1] === ')') - Number(left.insert[1] === ')') || left.index - right.index);
      for (const { insert: [at, added] } of ordered) {
        result += code.slice(last, at) + added;
        last = at;
      }
      return result + code.slice(last);
    },
  };
}
