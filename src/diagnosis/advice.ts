import type { ProbeName } from '../events/events.ts';
import type { ClientSettings } from './client-settings.ts';
import type { ProbeAnswers } from './connection.ts';
import { type EndpointFacts, endpointFacts } from './endpoint-facts.ts';
import type { Timeline } from './timeline.ts';

/** Settings with which a connection opens from this device now; `none`: whatever the client is given, it opens none. */
export type Advice = ClientSettings | 'none';

type Said = (probe: ProbeName) => 'yes' | 'no' | 'unknown' | undefined;

/** Which transports open at the endpoint itself; `undefined` where that is not known. */
interface Ways {
  readonly polling: boolean | undefined;
  readonly websocket: boolean | undefined;
  /** Polling and then WebSocket, in one session. */
  readonly upgrade: boolean | undefined;
}

const known = (answer: ReturnType<Said>): boolean | undefined => (answer === 'yes' ? true : answer === 'no' ? false : undefined);

function waysOf({ credentials, headers }: EndpointFacts, answers: ProbeAnswers, said: Said): Ways {
  const readable = credentials ? 'cors-credentials' : 'cors-plain';
  const polls = answers[readable]?.found?.['engine'] ?? known(said(readable));
  const nothing = said('reachable') === 'no';
  const stopped = said('sticky') === 'no' || said('single-slot') === 'no' || (headers && said('cors-header') === 'no');
  const blocked = answers.websocket?.found?.['blocked'] === true;
  return {
    polling: nothing || stopped ? false : typeof polls === 'boolean' ? polls : undefined,
    websocket: blocked ? undefined : known(said('websocket')),
    upgrade: said('websocket') === 'yes' ? known(said('websocket-session')) ?? true : false,
  };
}

/** The settings for what opens, or `none`. */
function settingsFor({ polling, websocket, upgrade }: Ways): Pick<ClientSettings, 'transports'> | 'none' | undefined {
  if (polling && websocket && upgrade) return {};
  if (websocket) return { transports: ['websocket'] };
  if (polling) return { transports: ['polling'] };
  return polling === false && websocket === false ? 'none' : undefined;
}

/** Where the server was found instead, with answers that the page may read. */
function moved(endpoint: string, answers: ProbeAnswers): string | undefined {
  const { path, readable } = answers['other-path']?.found ?? {};
  if (readable === true && typeof path === 'string') return endpoint.replace(/^(\w+:\/\/[^/]+).*/, `$1${path}`);
  const { scheme, readable: open } = answers['other-scheme']?.found ?? {};
  return open === true && typeof scheme === 'string' ? endpoint.replace(/^https?/, scheme) : undefined;
}

function at(endpoint: string, { namespace, credentials }: EndpointFacts, chosen: Pick<ClientSettings, 'transports' | 'withCredentials'>): ClientSettings {
  const [, origin = endpoint, path = '/'] = /^(\w+:\/\/[^/]+)(.*)$/.exec(endpoint) ?? [];
  return {
    url: namespace === '/' ? origin : origin + namespace,
    ...(path !== '/socket.io/' && { path }), ...(!path.endsWith('/') && { addTrailingSlash: false }),
    ...(credentials && { withCredentials: true }), ...chosen,
  };
}

/**
 * What works from this device now, by the newest checkup of an endpoint. `undefined` where that is not known: no
 * checkup, answers that could not be had, or a failure that they do not explain.
 */
export function adviceFor(timeline: Timeline, endpoint: string): Advice | undefined {
  const facts = endpointFacts(timeline, [], endpoint);
  const answers = timeline.answers(endpoint);
  const said: Said = (probe) => answers[probe]?.answer;
  if (!facts || !said('reachable') || said('same-origin') === 'no') return undefined;
  const protocols = (['cors-plain', 'cors-credentials', 'script'] as const).map((probe) => answers[probe]?.found?.['protocol'] ?? facts.protocol);
  // No setting makes a client speak another protocol.
  if (protocols.some((protocol) => protocol !== facts.protocol)) return 'none';
  const { refused } = answers.connect?.found ?? {};
  if (refused !== undefined) return refused ? undefined : 'none';
  const sessions = timeline.connections.filter((connection) => connection.endpoint === endpoint);
  const newest = sessions[sessions.length - 1];
  const joined = newest && [...newest.namespaces.values()].some(({ state }) => state === 'connected');
  // A transport that opens is no help where nobody is let in.
  if (said('connect') !== 'yes' && newest?.handshake && newest.namespaces.size > 0 && !joined) return undefined;

  const place = moved(endpoint, answers);
  if (place !== undefined) return at(place, facts, {});
  if (said('other-path') === 'yes' || said('other-scheme') === 'yes') return undefined;
  const ways = waysOf(facts, answers, said);
  const chosen = settingsFor(ways);
  if (chosen === 'none' && facts.credentials && waysOf({ ...facts, credentials: false }, answers, said).polling) {
    return at(endpoint, facts, { transports: ['polling'], withCredentials: false });
  }
  if (chosen === undefined || chosen === 'none') return chosen;
  // The app does just that, and fails.
  const same = (chosen.transports?.[0] ?? 'polling') === facts.transport;
  return same && newest?.state === 'failed' ? undefined : at(endpoint, facts, chosen);
}
