import { phrase, verbatim } from '../events/probe-detail.ts';
import { engineUrl } from './address.ts';
import { askByScript } from './ask-by-script.ts';
import { foundIn, readOpenPacket } from './open-packet.ts';
import type { Probe } from './probe.ts';
import { closeSession } from './session.ts';

/** Is a Socket.IO server there, whatever its CORS headers say? */
export const script: Probe = {
  name: 'script',
  async ask(asked) {
    const said = await askByScript(engineUrl(asked.endpoint), asked.patience);
    if (said.outcome === 'blocked') {
      return said.by === 'policy' ? { answer: 'unknown', detail: phrase('forbidden by the page’s policy'), found: { blocked: true } }
        : { answer: 'unknown', detail: phrase('no script came, Origin: null'), found: { loaded: false, named: true } };
    }
    const open = said.outcome === 'called' ? readOpenPacket(said.body) : undefined;
    if (!open) return { answer: 'no', detail: phrase(said.outcome === 'failed' ? 'no script came' : 'what came is no Engine.IO'), found: { loaded: said.outcome !== 'failed' } };
    asked.later(closeSession(asked, open));
    return { answer: 'yes', detail: verbatim(`Engine.IO ${open.protocol}`), found: foundIn(open) };
  },
};
