import { defineRule } from '../../rule.ts';
import { findingOf, troubles } from '../../troubles.ts';

/** A web page, or JSON of its own, with status 200 where the handshake should be: the address is of a static host, or the app's own routes take every path. */
export const htmlInsteadOfEngine = defineRule({
  id: 'html-instead-of-engine',
  severity: 'error',
  settledBy: ['other-path'],
  *judge(timeline) {
    for (const trouble of troubles(timeline)) {
      const pages = trouble.rebuffs.filter((event) => event.type === 'engine.undecodable' && /^[\s\ufeff]*[<{[]/.test(event.preview));
      if (pages.length === 0 || pages[pages.length - 1] !== trouble.rebuffs[trouble.rebuffs.length - 1]) continue;
      yield findingOf(trouble, 'problem', pages, []);
    }
  },
});
