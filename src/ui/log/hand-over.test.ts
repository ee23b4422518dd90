// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { download, handOver } from './hand-over.ts';

const file = new File(['log'], 'sockscope-shop.zip', { type: 'application/zip' });
const withShare = (share: unknown, canShare: unknown): void => void Object.assign(navigator, { share, canShare });

afterEach(() => {
  withShare(undefined, undefined);
  vi.restoreAllMocks();
});

test('the share sheet is asked for before anything is awaited, with the file alone', () => {
  const share = vi.fn(() => Promise.resolve());
  withShare(share, () => true);
  void handOver(file, document.body);
  expect(share).toHaveBeenCalledWith({ files: [file] });
});

test.each([
  ['AbortError', { outcome: 'cancelled' }],
  ['NotAllowedError', { outcome: 'tap-again' }],
  ['DataError', { outcome: 'failed', message: expect.stringContaining('bad data') as string }],
])('%s is told apart', async (name, result) => {
  withShare(() => Promise.reject(new DOMException('bad data', name)), () => true);
  expect(await handOver(file, document.body)).toEqual(result);
});

test.each([
  ['no share at all', undefined, undefined],
  ['no sharing of files', () => Promise.resolve(), () => false],
  ['an old Safari without canShare', () => Promise.resolve(), undefined],
])('%s: the file is saved instead', async (_, share, canShare) => {
  withShare(share, canShare);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  expect(await handOver(file, document.body)).toEqual({ outcome: 'saved' });
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(document.querySelector('a')).toBeNull();
});

test('the download keeps its URL for a while: Safari reads it later', () => {
  vi.useFakeTimers();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  download(file, document.body);
  expect(revoked).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(revoked).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
