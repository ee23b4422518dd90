import { describe, expect, test } from 'vitest';
import type { ProbeName } from '../events/events.ts';
import { type Answers, AT_ONCE, type EndpointFacts, nextQuestions, nothingSeen, QUESTIONS } from './plan.ts';

const schemes = { page: 'https://app.test/', endpoint: 'https://api.test/socket.io/' };
const http = { page: 'http://app.test/', endpoint: 'http://api.test/socket.io/' };
const healthy: EndpointFacts = { ...nothingSeen, handshaken: true, upgraded: true, transport: 'polling' };
const polling: EndpointFacts = { ...healthy, upgraded: false };
const cookies: EndpointFacts = { ...nothingSeen, credentials: true };

const engine = { answer: 'yes', found: { status: 200, engine: true, upgrades: 'websocket' } } as const;
const withoutUpgrade = { answer: 'yes', found: { status: 200, engine: true, upgrades: '' } } as const;
const status = (code: number) => ({ answer: 'yes', found: { status: code, engine: false } }) as const;
const refusedSocket = { answer: 'no', found: { opened: false, code: 1006 } } as const;
const yes = { answer: 'yes' } as const;
const no = { answer: 'no' } as const;
const unknown = { answer: 'unknown' } as const;

/** What a network answers; a question it does not know is answered `no`. */
type World = Answers;

/** All that a checkup asks in that world, in the order in which it may begin. */
function asked(facts: EndpointFacts, world: World, of: typeof schemes = schemes): string[] {
  const answers: Answers = {};
  const rounds: string[] = [];
  for (;;) {
    const next = nextQuestions(facts, of, answers, []);
    if (next.length === 0) return rounds;
    rounds.push(next.map(({ probe }) => probe).join(' '));
    for (const { probe } of next) answers[probe] = world[probe] ?? no;
  }
}

const first = 'same-origin reachable websocket';

test.each<[string, EndpointFacts, World, string[]]>([
  ['a healthy app', healthy, { reachable: yes, websocket: yes, 'cors-plain': engine }, [first, 'cors-plain', 'sticky']],
  ['a healthy app that uses WebSocket alone', { ...healthy, transport: 'websocket' }, { reachable: yes, websocket: yes, 'cors-plain': engine }, [first, 'cors-plain']],
  ['a healthy app with cookies', { ...healthy, credentials: true }, { reachable: yes, websocket: yes, 'cors-plain': engine, 'cors-credentials': engine }, [first, 'cors-plain cors-credentials', 'sticky']],
  ['nothing there', nothingSeen, { reachable: no, websocket: refusedSocket }, [first]],
  ['a server that hangs', nothingSeen, { reachable: unknown, websocket: unknown }, [first]],
  ['an app that stays on polling', polling, { reachable: yes, websocket: refusedSocket, 'cors-plain': engine }, [first, 'cors-plain', 'websocket-session', 'sticky']],
  ['a server that answers one request at a time', polling, { reachable: yes, websocket: refusedSocket, 'cors-plain': withoutUpgrade }, [first, 'cors-plain', 'single-slot']],
  ['a server without WebSocket', polling, { reachable: yes, websocket: refusedSocket, 'cors-plain': withoutUpgrade, 'single-slot': yes }, [first, 'cors-plain', 'single-slot', 'sticky']],
  ['a server that refuses the origin, WebSocket too', nothingSeen, { reachable: yes, websocket: refusedSocket, 'cors-plain': no, script: engine }, [first, 'cors-plain', 'script', 'websocket-session']],
  ['a server without CORS headers', nothingSeen, { reachable: yes, websocket: yes, 'cors-plain': no, script: engine }, [first, 'cors-plain', 'script', 'websocket-session']],
  ['cookies that are refused', cookies, { reachable: yes, websocket: yes, 'cors-plain': engine, 'cors-credentials': no }, [first, 'cors-plain cors-credentials', 'websocket-session', 'sticky']],
  ['headers that are refused', nothingSeen, { reachable: yes, websocket: yes, 'cors-plain': engine, 'cors-header': no }, [first, 'cors-plain', 'cors-header websocket-session', 'sticky']],
  ['a wrong path', nothingSeen, { reachable: yes, websocket: refusedSocket, 'cors-plain': no, script: no }, [first, 'cors-plain', 'script', 'websocket-nowhere other-path']],
  ['a wrong path that is readable', nothingSeen, { reachable: yes, websocket: refusedSocket, 'cors-plain': status(404) }, [first, 'cors-plain', 'websocket-nowhere other-path']],
  ['Node at another path: requests hang, a WebSocket is closed', nothingSeen, { reachable: unknown, websocket: refusedSocket }, [first, 'websocket-nowhere other-path']],
  ['a gateway without its server', nothingSeen, { reachable: yes, websocket: refusedSocket, 'cors-plain': status(502) }, [first, 'cors-plain', 'websocket-nowhere']],
  ['a page whose policy forbids the script', nothingSeen, { reachable: yes, websocket: refusedSocket, 'cors-plain': no, script: unknown }, [first, 'cors-plain', 'script', 'websocket-nowhere other-path']],
  ['an old client', { ...nothingSeen, protocol: 3 }, { reachable: yes, websocket: refusedSocket, 'cors-plain': engine }, [first, 'cors-plain', 'cors-header protocol-3 websocket-session', 'sticky']],
  ['an old client that is connected', { ...healthy, protocol: 3 }, { reachable: yes, websocket: yes, 'cors-plain': engine }, [first, 'cors-plain', 'sticky']],
])('%s', (_, facts, world, rounds) => {
  expect(asked(facts, world)).toEqual(rounds);
});

test.each<[string, typeof schemes, string[]]>([
  ['https, from https: it could not be asked', schemes, [first]],
  ['http, from http', http, [first, 'other-scheme']],
  ['https, from http', { ...http, endpoint: schemes.endpoint }, [first, 'other-scheme']],
  ['http, from https: nothing else works there', { ...schemes, endpoint: http.endpoint }, [first, 'other-scheme']],
])('the other scheme, where nothing answers by %s', (_, of, rounds) => {
  expect(asked(nothingSeen, { reachable: no, websocket: refusedSocket }, of)).toEqual(rounds);
});

describe('what is unclear is asked besides', () => {
  const world: World = { reachable: yes, websocket: yes, 'cors-plain': engine, 'websocket-session': yes, sticky: yes, 'single-slot': yes };
  test.each<[ProbeName, string[]]>([
    ['sticky', [first, 'cors-plain', 'sticky']],
    ['single-slot', [first, 'cors-plain', 'single-slot']],
    ['websocket-session', [first, 'cors-plain', 'websocket-session']],
    ['cors-header', [first, 'cors-plain', 'cors-header']],
    ['script', [first, 'cors-plain']],
    ['other-path', [first, 'cors-plain']],
    ['connect', [first, 'cors-plain']],
  ])('%s', (probe, rounds) => {
    expect(asked({ ...healthy, transport: 'websocket', wanted: [probe] }, world)).toEqual(rounds);
  });
});

test('a question waits for the answers that may make it needless, and for no others', () => {
  const names = (answers: Answers, asking: readonly ProbeName[]): string => nextQuestions(nothingSeen, schemes, answers, asking).map(({ probe }) => probe).join(' ');
  expect(names({}, ['same-origin', 'reachable', 'websocket'])).toBe('');
  expect(names({ reachable: yes }, ['same-origin', 'websocket'])).toBe('');
  expect(names({ reachable: yes, websocket: yes }, ['same-origin'])).toBe('cors-plain');
  expect(names({ reachable: yes, websocket: yes, 'cors-plain': no }, ['same-origin'])).toBe('script');
});

test('the app keeps two of the six requests that a browser sends to a host at once', () => {
  expect(AT_ONCE).toBe(4);
  expect(QUESTIONS.filter(({ requests }) => requests > AT_ONCE)).toEqual([]);
});

test('the question that runs the app’s connect handler is never asked by the way', () => {
  expect(QUESTIONS.map(({ probe }) => probe)).not.toContain('connect');
});
