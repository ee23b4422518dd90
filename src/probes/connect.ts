import { phrase } from '../events/probe-detail.ts';
import { visitPayload } from '../protocol/engine-io.ts';
import { engineUrl, sessionUrl } from './address.ts';
import type { Answer, Asked, Probe } from './probe.ts';
import { closeSession, openSession } from './session.ts';
import { talk } from './talk.ts';

/** ms that the server has to answer CONNECT. */
const ANSWER_MS = 5_000;

type Reply = 'taken' | 'refused';

const replyIn = (packet: string, namespace: string): Reply | undefined => {
  const [, type, of = '/'] = /^4([04])(\/[^,]*)?/.exec(packet) ?? [];
  return type && of === namespace ? (type === '0' ? 'taken' : 'refused') : undefined;
};

const replyInPayload = (payload: string, protocol: number, namespace: string): Reply | undefined => {
  let reply: Reply | undefined;
  visitPayload(payload, protocol, (start, end) => (reply ??= replyIn(payload.slice(start, end), namespace)));
  return reply;
};

/** CONNECT without any auth. */
const packetOf = (namespace: string): string => (namespace === '/' ? '40' : `40${namespace},`);

interface Tried {
  readonly reply?: Reply;
  /** ms since CONNECT was sent */
  readonly after: number;
  /** False where the transport did not even open. */
  readonly open: boolean;
}

async function bySocket({ endpoint, protocol, namespace, signal }: Asked): Promise<Tried> {
  let sent = 0;
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort());
  const end = await talk<Reply>(engineUrl(endpoint, 'websocket', protocol), controller.signal, {
    opened: () => void setTimeout(() => controller.abort(), ANSWER_MS),
    hear(text = '', socket) {
      if (text.startsWith('0{')) {
        sent = performance.now();
        // A server of protocol 3 joins its default namespace by itself.
        if (protocol !== 3 || namespace !== '/') socket.send(packetOf(namespace));
      }
      if (text === '2') socket.send('3');
      return replyIn(text, namespace);
    },
  });
  return { ...(end.heard && { reply: end.heard }), after: Math.round(performance.now() - sent), open: sent > 0 };
}

async function byPolling(asked: Asked): Promise<Tried> {
  const session = await openSession(asked);
  if (!session?.readable) {
    if (session) asked.later(closeSession(asked, session.open));
    return { after: 0, open: false };
  }
  const { endpoint, credentials, namespace } = asked;
  const { sid, protocol } = session.open;
  const sent = performance.now();
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), ANSWER_MS);
  const request = (init: RequestInit): Promise<string> =>
    fetch(sessionUrl(endpoint, sid, 'polling', protocol), { cache: 'no-store', credentials, signal: ended.signal, ...init })
      .then((response) => response.text()).catch(() => '');
  const packet = packetOf(namespace);
  const posted = protocol === 3 && namespace === '/' ? undefined : request({ method: 'POST', body: protocol === 3 ? `${packet.length}:${packet}` : packet });
  let reply: Reply | undefined;
  while (!reply && !ended.signal.aborted && !asked.signal.aborted) {
    const text = await request({});
    if (text === '') break;
    reply = replyInPayload(text, protocol, namespace);
  }
  const after = Math.round(performance.now() - sent);
  await posted;
  clearTimeout(timer);
  asked.later(closeSession(asked, session.open));
  return { ...(reply && { reply }), after, open: true };
}

/**
 * Does the server answer CONNECT? The only probe that runs the app's own connect handler, so it has a button of
 * its own. It sends no auth: a server that wants a token refuses it, which is an answer too.
 */
export const connect: Probe = {
  name: 'connect',
  timeout: 14_000,
  async ask(asked): Promise<Answer> {
    const socket = await bySocket(asked);
    const { reply, after, open } = socket.open ? socket : await byPolling(asked);
    if (!open) return { answer: 'unknown', detail: phrase('no transport opened') };
    if (reply === 'taken') return { answer: 'yes', detail: phrase('taken after # ms', after), found: { after } };
    return { answer: 'no', detail: reply ? phrase('refused') : phrase('no answer in # ms', after), found: { refused: reply === 'refused' } };
  },
};
