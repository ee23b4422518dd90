// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeHost, type FakeHost } from '../test/fixtures/fake-host.ts';
import { type Step, unreadable, upgradeChecked, upgradeRefused } from '../test/fixtures/stories.ts';
import type { askConnect as realAskConnect, checkup as realCheckup } from './probes/checkup.ts';
import type { ProbeName } from './events/events.ts';
import { mount } from './panel.tsx';
import type { MountedPanel } from './scope.ts';
import { putEntries } from './store/database.ts';

type Checkup = typeof realCheckup;
type AskConnect = typeof realAskConnect;
const checkup = vi.fn<Checkup>();
const askConnect = vi.fn<AskConnect>();
vi.mock('./probes/checkup.ts', () => ({
  checkup: (input: Parameters<Checkup>[0]) => checkup(input),
  askConnect: (input: Parameters<AskConnect>[0]) => askConnect(input),
}));

let host: FakeHost;
let panel: MountedPanel | undefined;

const root = (): HTMLElement => document.querySelector('sockscope-root')!.shadowRoot!.querySelector<HTMLElement>('.root')!;
const screen = (): ReturnType<typeof within> => within(root());
const find = <T extends HTMLElement>(selector: string): Promise<T> =>
  waitFor(() => {
    const found = root().querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }, { timeout: 4000 });
const click = async (selector: string): Promise<void> => void fireEvent.click(await find(selector));
const view = (id: string): Promise<void> => click(`[data-view="${id}"]`);

async function open(steps: readonly Step[], options = {}): Promise<void> {
  host = createFakeHost(steps, options);
  panel = mount(host);
  await find('.bubble');
}

beforeEach(() => {
  localStorage.clear();
  // happy-dom lays nothing out; the timeline renders what fits.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
  (window as unknown as { happyDOM: { setViewport(size: object): void } }).happyDOM.setViewport({ width: 390, height: 844 });
});
afterEach(() => {
  panel?.unmount();
  panel = undefined;
  vi.restoreAllMocks();
  checkup.mockReset();
  askConnect.mockReset();
});

describe('a tester with one thumb', () => {
  test('reads the sentence, follows it to the cause and to its evidence', async () => {
    await open(upgradeChecked);
    await waitFor(() => expect(root().querySelector('.bubble')!.getAttribute('aria-label')).toContain('1 problem found'), { timeout: 10_000 });
    await click('.bubble');
    await screen().findByText('Connected, but only by long-polling: the WebSocket upgrade failed.');
    await click('[data-action="cause"]');
    const card = await find('[data-rule="websocket-upgrade-refused"][data-outcome="problem"]');
    expect(card.textContent).toContain('let the Upgrade header through');
    expect(card.querySelector('.code')!.textContent).toContain('proxy_set_header Upgrade $http_upgrade;');

    fireEvent.click(within(card).getByText(/Upgrade to WebSocket was refused/));
    await waitFor(() => expect(root().querySelector('[data-target="true"] [data-seq="10"]')).not.toBeNull());
    expect(root().querySelector('[data-view="timeline"]')!.getAttribute('aria-selected')).toBe('true');
  });

  test('marks the moment with one tap, and with words from the log view', async () => {
    await open(upgradeRefused);
    await click('.bubble');
    await click('[data-action="mark"]');
    await screen().findByText('Marked');
    await view('log');
    fireEvent.input(await screen().findByPlaceholderText('What happened?'), { target: { value: ' no reply ' } });
    fireEvent.submit(root().querySelector('.mark-form')!);
    const marks = host.feed.events().filter(({ type }) => type === 'mark.made');
    expect(marks).toMatchObject([{ words: '' }, { words: 'no reply' }]);
    await view('timeline');
    await screen().findByText('Mark: no reply');
  });

  test('sends the log: the file is there before the tap, and goes to the share sheet within it', async () => {
    const share = vi.fn(() => Promise.resolve());
    Object.assign(navigator, { share, canShare: () => true });
    await open(upgradeRefused);
    await click('.bubble');
    await view('log');
    const send = await find<HTMLButtonElement>('[data-action="send"]:not(:disabled)');
    fireEvent.click(send);
    expect(share).toHaveBeenCalledTimes(1);
    const [given] = share.mock.calls[0] as unknown as [{ files: File[] }];
    expect(Object.keys(given)).toEqual(['files']);
    expect(given.files[0]!.name).toMatch(/^sockscope-shop\.test-.*\.zip$/);
    await screen().findByText('Handed over.');
    await screen().findByText('manifest.json');
    await screen().findByText('JSON web tokens');
  });

  test('is told to tap again when the browser wants another tap, and nothing when they cancel', async () => {
    const errors = [new DOMException('', 'NotAllowedError'), new DOMException('', 'AbortError')];
    Object.assign(navigator, { share: () => Promise.reject(errors.shift() as Error), canShare: () => true });
    await open(upgradeRefused);
    await click('.bubble');
    await view('log');
    await click('[data-action="send"]:not(:disabled)');
    await screen().findByText(/tap once more/);
    await click('[data-action="send"]');
    await waitFor(() => expect(root().querySelector('[role="alert"]')).toBeNull());
  });

  test('opens an earlier session, which nothing can change, and goes back', async () => {
    host = createFakeHost(upgradeRefused);
    await host.keep('before', unreadable);
    panel = mount(host);
    await click('.bubble');
    await view('log');
    await click('[data-session="before"] .session');
    await screen().findByText('Not connected: the last 3 attempts failed.');
    expect(root().querySelector('[data-action="mark"]')).toBeNull();
    await click('[data-action="live"]');
    await find('[data-session="now"][data-current="true"]');
    await find('[data-action="mark"]');
  });

  test('deletes an earlier session only after a second tap', async () => {
    host = createFakeHost(upgradeRefused);
    await host.keep('before', unreadable);
    panel = mount(host);
    await click('.bubble');
    await view('log');
    await click('[data-session="before"] [data-action="remove"]');
    await click('[data-session="before"] [data-action="remove-sure"]');
    await waitFor(() => expect(root().querySelector('[data-session="before"]')).toBeNull());
    expect(await panel.sessions()).toHaveLength(1);
  });
});

describe('what is kept on this device', () => {
  const openLog = async (): Promise<void> => {
    panel = mount(host);
    await click('.bubble');
    await view('log');
  };
  const kept = async (): Promise<string> => (await find('[data-kept]')).textContent ?? '';

  test('is said in one line: where, how much, until when', async () => {
    host = createFakeHost(upgradeRefused);
    await host.keep('before', unreadable);
    await openLog();
    await waitFor(async () => expect(await kept()).toMatch(/^Kept in this browser: 2 sessions, [\d.]+ kB\. The oldest go after 14 days, or beyond 30 sessions or 50 MB\.$/));
  });

  test.each([
    ['en', 'QuotaExceededError', 'This browser’s storage is full. The log is in memory only'],
    ['ko', 'QuotaExceededError', '이 브라우저의 저장 공간이 가득 찼어요. 로그가 메모리에만'],
    ['en', 'SecurityError: no', 'This browser gives no storage here. The log is in memory only'],
    ['ko', 'SecurityError: no', '이 브라우저에서는 저장할 수 없어요. 로그가 메모리에만'],
    ['en', 'closed', 'This browser’s storage does not answer. The log is in memory only'],
    ['ko', 'closed', '이 브라우저의 저장소가 응답하지 않아요. 로그가 메모리에만'],
  ] as const)('is said to be in memory alone (%s, %s)', async (language, because, text) => {
    host = createFakeHost(upgradeRefused, { language });
    host.play([9_000, 'storage.changed', { to: 'memory', because }]);
    await openLog();
    expect(await kept()).toContain(text);
  });

  test.each([
    ['en', 0, 'deleted meanwhile: this session was written again, whole.'],
    ['en', 1_200, 'deleted meanwhile: 1,200 events of this session are gone, the rest was written again.'],
    ['ko', 1_200, '이 기록의 이벤트 1,200개는 사라졌고 나머지는 다시 저장했어요.'],
  ] as const)('is said to have been deleted, and how much of it is gone (%s, %i)', async (language, lost, text) => {
    host = createFakeHost(upgradeRefused, { language });
    host.play([9_000, 'storage.changed', { to: 'memory', because: 'closed' }], [9_100, 'storage.changed', { to: 'indexeddb', because: 'deleted', lost }]);
    await openLog();
    expect(await kept()).toContain(text);
  });

  test('says of each session how it ended and the gravest that was found', async () => {
    host = createFakeHost(upgradeRefused);
    const old = { seenAt: Date.UTC(2026, 10, 23, 4), startedAt: Date.UTC(2026, 10, 23, 3) };
    await host.keep('crashed', unreadable, { ...old, state: 'visible' });
    await host.keep('killed', upgradeChecked, { ...old, state: 'hidden' });
    await openLog();
    expect((await find('[data-session="crashed"] [data-ended]')).textContent).toContain('on screen, without a goodbye');
    expect((await find('[data-session="killed"] [data-ended]')).textContent).toContain('in the background');
    expect((await find('[data-session="killed"] [data-worst]')).textContent).toBe('Limitation');
    expect((await panel!.sessions()).map(({ ended, worst }) => [ended, worst])).toEqual([
      [undefined, undefined], ['crashed', 'none'], ['killed', 'warning'],
    ]);
  });

  test('can be deleted all at once, but not what is still open', async () => {
    host = createFakeHost(upgradeRefused);
    await host.keep('first', unreadable);
    await host.keep('second', unreadable);
    await host.keep('third', unreadable, { state: 'visible', seenAt: Date.now() });
    await openLog();
    await click('[data-action="remove-all"]');
    await click('[data-action="remove-sure"]');
    await waitFor(() => expect(root().querySelector('[data-session="second"]')).toBeNull());
    expect((await panel!.sessions()).map(({ id }) => id)).toEqual(['now', 'third']);
  });

  test('and damaged, of a newer version, or missing, says so', async () => {
    host = createFakeHost(upgradeRefused);
    await host.keep('before', unreadable);
    await putEntries(host.database, [[['chunk', 'before', 900], 'rubbish'], [['chunk', 'before', 901], '{"format":99}']]);
    await openLog();
    await click('[data-session="before"] .session');
    await find('[data-action="live"]');
    await view('log');
    await waitFor(async () => expect((await find('.note')).textContent).toBe('1 part written by a newer Sockscope cannot be read here; nothing was touched. 1 part of the log is damaged and left out.'));
  });
});

describe('what the log alone cannot tell', () => {
  test('is settled by one tap on the checkup', async () => {
    checkup.mockImplementation(({ endpoint, emit, progress }) => {
      emit('checkup.started', { endpoint });
      for (const [probe, answer] of [['same-origin', 'yes'], ['reachable', 'yes'], ['cors-plain', 'yes'], ['cors-credentials', 'no']] as const) {
        emit('probe.answered', { probe, endpoint, answer, ms: 20, detail: '' });
      }
      progress(1, []);
      emit('checkup.finished', { endpoint, ms: 80, cancelled: false });
      return Promise.resolve();
    });
    await open(unreadable);
    await click('.bubble');
    await view('diagnosis');
    await find('[data-rule="server-unreachable"][data-outcome="unclear"]');
    await find('[data-rule="cors-refuses-credentials"][data-outcome="unclear"]');
    await click('[data-action="checkup"]');
    const card = await find('[data-rule="cors-refuses-credentials"][data-outcome="problem"]');
    expect(card.textContent).toContain("cors_allowed_origins=['https://shop.test']");
    expect(root().querySelector('[data-rule="server-unreachable"]')).toBeNull();
    expect(root().querySelector('[data-probe="cors-credentials"]')!.getAttribute('data-answer')).toBe('no');
  });

  /** A checkup that is answered like this, with the open packet that Node writes where a handshake was. */
  const answered = (answers: Partial<Record<ProbeName, 'yes' | 'no'>>): void => {
    checkup.mockImplementation(({ endpoint, emit }) => {
      emit('checkup.started', { endpoint });
      for (const [probe, answer] of Object.entries(answers) as [ProbeName, 'yes' | 'no'][]) {
        const handshaken = answer === 'yes' && probe.startsWith('cors');
        emit('probe.answered', { probe, endpoint, answer, ms: 20, detail: '', ...(handshaken && { found: { status: 200, engine: true, protocol: 4, upgrades: 'websocket', server: 'node' } }) });
      }
      emit('checkup.finished', { endpoint, ms: 80, cancelled: false });
      return Promise.resolve();
    });
  };
  const run = async (): Promise<void> => {
    await open(unreadable);
    await click('.bubble');
    await view('diagnosis');
    await click('[data-action="checkup"]');
  };

  test('says what is being asked meanwhile', async () => {
    checkup.mockImplementation(({ progress }) => {
      progress(0.4, ['cors-plain', 'script']);
      return new Promise(() => undefined);
    });
    await run();
    await screen().findByText('May this page read answers without cookies?');
    expect((await find<HTMLProgressElement>('progress')).value).toBe(0.4);
  });

  test('ends with the settings that work from this device, to copy', async () => {
    answered({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' });
    await run();
    expect((await find('[data-ending="works"] .code')).textContent).toBe("io('https://api.test', {\n  withCredentials: true,\n  transports: ['websocket'],\n})");
  });

  test('or says that none do', async () => {
    answered({ 'same-origin': 'yes', reachable: 'yes', websocket: 'no', 'cors-plain': 'no', 'cors-credentials': 'no', script: 'yes' });
    await run();
    expect((await find('[data-ending="none"]')).textContent).toContain('No client settings work from here');
  });

  test('shows the lines for the server that answered, until a person chooses', async () => {
    answered({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' });
    await run();
    const chosen = async (): Promise<string | null> => (await find('[data-rule="cors-refuses-credentials"][data-outcome="problem"] .segmented [aria-pressed="true"]')).textContent;
    expect(await chosen()).toBe('Node');
    fireEvent.click(await screen().findByText('Flask'));
    await waitFor(async () => expect(await chosen()).toBe('Flask'));
  });

  test('asks for CONNECT by a button of its own alone, which says what that does', async () => {
    answered({ 'same-origin': 'yes', reachable: 'yes', websocket: 'yes', 'cors-plain': 'yes', 'cors-credentials': 'no' });
    askConnect.mockImplementation(({ endpoint, emit, begun }) => {
      expect(begun).toBe(true);
      emit('probe.answered', { probe: 'connect', endpoint, answer: 'no', ms: 5_000, detail: '', found: { refused: false } });
      return Promise.resolve();
    });
    await run();
    await screen().findByText(/Runs the app’s connect handler/);
    expect(askConnect).not.toHaveBeenCalled();
    await click('[data-action="connect"]');
    await find('[data-probe="connect"][data-answer="no"]');
    await find('[data-ending="none"]');
  });

  test('can be cancelled while it is asked', async () => {
    checkup.mockImplementation(({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())));
    await open(unreadable);
    await click('.bubble');
    await view('diagnosis');
    await click('[data-action="checkup"]');
    await click('[data-action="cancel"]');
    await screen().findByText(/Cancelled/);
    await find('[data-action="checkup"]');
  });
});

test('the panel speaks Korean at a tap, and remembers it', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  await click('[aria-haspopup="dialog"]');
  fireEvent.click(screen().getByText('한국어'));
  await screen().findByText(/연결됐지만 long-polling만 써요/);
  expect(JSON.parse(localStorage.getItem('sockscope:view')!)).toMatchObject({ language: 'ko' });
});

test('events show up while the panel is open, and search and switches narrow them', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  await view('timeline');
  await screen().findByText(/join_user_room/, { selector: '.event-text > span' });
  host.play([2000, 'event.received', { namespace: '/', name: 'price', size: 20, attachments: 0, preview: '["price",7]' }, 'c1']);
  await screen().findByText('Received “price”');
  fireEvent.input(root().querySelector('input[type="search"]')!, { target: { value: 'PRICE' } });
  await screen().findByText('1 of 13 events');
  await click('[aria-label="Clear the search"]');
  await click('.chip[data-tone="bad"]');
  await screen().findByText('2 of 13 events');
});

test('an event opens with all that is known of it', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  await view('timeline');
  await click('[data-seq="11"]');
  const detail = await find('[data-detail="11"]');
  expect(detail.querySelector('.code')!.textContent).toBe('[\n  "join_user_room",\n  {\n    "user": 42\n  }\n]');
  expect(detail.textContent).toContain('event.sent');
  fireEvent.click(within(detail).getByLabelText('Next event'));
  await find('[data-detail="12"]');
});

test('Escape closes the panel and the focus goes home to the bubble', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  fireEvent.keyDown(await find('[data-panel]'), { key: 'Escape' });
  await waitFor(() => expect(root().querySelector('[data-panel]')).toBeNull());
});

test('arrow keys go from tab to tab', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  fireEvent.keyDown(await find('[role="tablist"]'), { key: 'ArrowRight' });
  await waitFor(() => expect(root().querySelector('[aria-selected="true"]')!.getAttribute('data-view')).toBe('timeline'));
  fireEvent.keyDown(root().querySelector('[role="tablist"]')!, { key: 'End' });
  await waitFor(() => expect(root().querySelector('[aria-selected="true"]')!.getAttribute('data-view')).toBe('log'));
});

test('what happens inside stays inside: the page hears no clicks and keys of ours', async () => {
  await open(upgradeRefused);
  const heard = vi.fn();
  for (const type of ['click', 'keydown', 'input']) document.addEventListener(type, heard);
  await click('.bubble');
  await view('timeline');
  fireEvent.keyDown(await find('input[type="search"]'), { key: 'k' });
  for (const type of ['click', 'keydown', 'input']) document.removeEventListener(type, heard);
  expect(heard).not.toHaveBeenCalled();
});

test('hidden, it is gone until it is asked for; unmounted, nothing is left', async () => {
  await open(upgradeRefused);
  await click('.bubble');
  await click('[aria-haspopup="dialog"]');
  await click('[data-action="hide"]');
  await waitFor(() => expect(root().querySelector('.bubble')).toBeNull());
  panel!.open();
  await find('[data-panel]');
  panel!.unmount();
  expect(document.querySelector('sockscope-root')).toBeNull();
});
