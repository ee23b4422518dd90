// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stamp, upgradeChecked } from '../../test/fixtures/stories.ts';
import { writeBundle } from '../bundle/write.ts';
import { causes } from '../words/en/causes.ts';
import { en } from '../words/en/index.ts';
import { Viewer } from './Viewer.tsx';

const events = stamp(upgradeChecked);
const { bytes, name } = writeBundle({
  record: { id: 'abcdef', app: 'shop.test', url: 'https://shop.test/cart', startedAt: 0, lastAt: 942, events: events.length, bytes: 1, marks: 0, masked: {} },
  events, words: en, causes, at: new Date(0), version: '0.1.0',
});
const give = (parts: BlobPart[]): void => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  Object.defineProperty(input, 'files', { value: [new File(parts, name)], configurable: true });
  fireEvent.change(input);
};

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('a file that was given shows what the tester saw, and nothing to press that would need their page', async () => {
  render(<Viewer />);
  give([bytes as Uint8Array<ArrayBuffer>]);
  await screen.findByText('Connected, but only by long-polling: the WebSocket upgrade failed.');
  if (!document.querySelector('[data-rule]')) fireEvent.click(document.querySelector('[data-view="diagnosis"]')!);
  await waitFor(() => expect(document.querySelector('[data-rule="websocket-upgrade-refused"]')).not.toBeNull());
  for (const action of ['mark', 'checkup', 'send']) expect(document.querySelector(`[data-action="${action}"]`)).toBeNull();
  expect(document.querySelector('[data-view="log"]')).toBeNull();
});

test('a file that is none is refused in plain words', async () => {
  render(<Viewer />);
  give(['<html>502</html>']);
  await screen.findByText(/the file is not a zip/);
});

test('a drop without a file says so', async () => {
  render(<Viewer />);
  fireEvent.drop(window);
  await screen.findByText('There was no file in what you dropped or pasted.');
});
