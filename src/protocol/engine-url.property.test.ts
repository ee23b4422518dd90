import fc from 'fast-check';
import { describe, test } from 'vitest';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, damage, forms, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { appKeys, type EngineUrl, looksLikeEngine, readEngineUrl } from './engine-url.ts';

/** What the browser's own parser says of an address; `undefined` when it is no Engine.IO request. */
function theirs({ href, searchParams }: URL): EngineUrl | undefined {
  const [protocol, transport] = [searchParams.get('EIO') ?? '', searchParams.get('transport')];
  if (!/^\d$/.test(protocol) || (transport !== 'polling' && transport !== 'websocket')) return undefined;
  return {
    endpoint: href.slice(0, href.search(/[?#]/)).replace(/^ws/, 'http'),
    protocol: Number(protocol), transport, sid: searchParams.get('sid') ?? undefined, queryKeys: appKeys([...searchParams.keys()]),
  };
}

const pieces = [
  ...AWKWARD, 'EIO', 'EIO=4', '&EIO=4', '?EIO=4', 'transport=polling', '&transport=websocket', '&sid=', 'sid', '%45IO=4', '&t=sockscope-', '+', '%2B', '%', '%ff', '#', '@', ';', ':80', '//',
];
const own = fc.tuple(awkwardText(pieces, 6), awkwardText(pieces, 6));
const protocolOwn = fc.constantFrom(['EIO', '4'], ['EIO', '3'], ['transport', 'polling'], ['transport', 'websocket'], ['sid', 'lv_VI97HAXpY6yYWAAAC'], ['sid', 'a+b/c='], ['t', 'Pxyz'], ['b64', '1'], ['j', '0']);
const address = fc.record({
  origin: fc.constantFrom('https://api.test', 'http://localhost:3000', 'wss://api.test', 'ws://[::1]:5000', 'https://u:p@ws.test'),
  path: awkwardText(['/', '/socket.io/', '%20', 'é', '.'], 4),
  // As engine.io-client writes it.
  query: fc.array(fc.oneof(protocolOwn, own), { maxLength: 7 }).map((pairs) => pairs.map(([name = '', value = '']) => `${encode(name)}=${encode(value)}`)),
  hash: fc.oneof({ weight: 5, arbitrary: fc.constant('') }, awkwardText(pieces, 4).map((text) => `#${text}`)),
}).map(({ origin, path, query, hash }) => `${origin}/${path}?${['EIO=4', 'transport=polling', ...query].join('&')}${hash}`);

/** `encodeURIComponent` throws at lone surrogates. */
const encode = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, ''));

/** `URL` throws at what is none. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

test('an address means what URL says it means, or it is none of ours', PATIENCE, () => {
  fc.assert(fc.property(fc.oneof({ weight: 6, arbitrary: address }, awkwardText(pieces, 20)), damage, (text, damages) => {
    for (const form of forms(text, damages, pieces)) {
      readEngineUrl(form);
      const url = parsed(form);
      // Sources give what the browser has made of an address.
      if (url) agree(readEngineUrl(url.href), looksLikeEngine(url.href) ? theirs(url) : undefined, url.href);
    }
  }), settings());
});

describe('the time grows with the length', () => {
  test.each([...HOSTILE, '&EIO=4', '?EIO=4', '&transport=', '%45'])('of %j', PATIENCE, (part) => {
    for (const begin of ['https://api.test/?EIO=4&transport=polling&', '?EIO=4&transport=polling#', '']) {
      expectLinear(begin, readEngineUrl, (length) => begin + repeated(part)(length));
    }
  });
});
