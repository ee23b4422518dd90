import { isRecord } from '../events/json.ts';
import { isMixed } from './address.ts';
import { framePage } from './frame-page.ts';
import { fillFrame } from './fill-frame.ts';
import { namesOrigin } from './names-origin.ts';

/** What became of a script that should have called back (JSONP). */
export type ScriptSaid =
  | { readonly outcome: 'called'; readonly body: string }
  /** It came, and did not call. */
  | { readonly outcome: 'loaded' }
  /** It did not come: no server, an HTTP error, or something that is no script. */
  | { readonly outcome: 'failed' }
  /** It could not be asked: the page's own policy forbids it, or it did not come and may have been refused for the frame's origin. */
  | { readonly outcome: 'blocked'; readonly by: 'policy' | 'origin' };

/** ms in which a frame whose own script may run has answered. */
const FRAME_ANSWERS_MS = 1_000;

/**
 * Asks an Engine.IO handshake as a script (JSONP), in a frame of an opaque origin: no Origin is sent and CORS
 * does not apply, so that a server which refuses this page can be told from none. The frame is in a shadow tree,
 * where the page's `frames` do not list it, and speaks through a port of its own, so that no listener of the page
 * hears it. It is gone afterwards. Rejects when aborted.
 */
export function askByScript(url: string, signal: AbortSignal): Promise<ScriptSaid> {
  if (isMixed(url)) return Promise.resolve({ outcome: 'blocked', by: 'policy' });
  const host = document.createElement('sockscope-probe');
  host.style.setProperty('display', 'none', 'important');
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  // Chromium: without the cookies of that server.
  frame.setAttribute('credentialless', '');
  let silence: ReturnType<typeof setTimeout> | undefined;
  const asked = new Promise<ScriptSaid>((resolve, reject) => {
    const giveUp = (): void => reject(new Error('the script did not come'));
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp);
    frame.addEventListener('load', () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(outcomeOf(data, url));
      // The origin of a sandboxed frame has no name.
      frame.contentWindow?.postMessage('', '*', [port2]);
      clearTimeout(silence);
      silence = setTimeout(() => resolve({ outcome: 'blocked', by: 'policy' }), FRAME_ANSWERS_MS);
    });
    fillFrame(frame, framePage(url, nonceOf()));
    host.attachShadow({ mode: 'closed' }).append(frame);
    document.documentElement.append(host);
  });
  return asked.finally(() => {
    clearTimeout(silence);
    host.remove();
  });
}

/** Scripts of the frame are bound by the policy of the page; a nonce that the page gives to its own is good for them. */
const nonceOf = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

const outcomeOf = (said: unknown, url: string): ScriptSaid => {
  if (!isRecord(said)) return { outcome: 'failed' };
  if (typeof said['body'] === 'string') return { outcome: 'called', body: said['body'] };
  if (said['blocked'] || (said['failed'] && globalThis.crossOriginIsolated)) return { outcome: 'blocked', by: 'policy' };
  if (said['failed'] && namesOrigin(location.hostname, new URL(url).hostname, 'mozInnerScreenX' in window)) return { outcome: 'blocked', by: 'origin' };
  return { outcome: said['failed'] ? 'failed' : 'loaded' };
};
