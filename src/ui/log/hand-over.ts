import { messageOf } from '../../events/message-of.ts';

/** What became of a file that should leave the device. */
export type HandOver =
  | { readonly outcome: 'shared' | 'saved' | 'cancelled' | 'tap-again' }
  | { readonly outcome: 'failed'; readonly message: string };

/** A URL that is revoked at once loses the download in Safari (ms). */
const REVOKE_AFTER = 60_000;

/** Whether the share sheet takes this file. */
export const canShare = (file: File): boolean =>
  typeof navigator.share === 'function' && navigator.canShare?.({ files: [file] }) === true;

/**
 * Opens the share sheet with the file alone (a text beside it makes some targets drop the file), else
 * saves it. Must be called inside the tap, before anything is awaited.
 */
export async function handOver(file: File, near: Element): Promise<HandOver> {
  if (!canShare(file)) return download(file, near);
  try {
    await navigator.share({ files: [file] });
    return { outcome: 'shared' };
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') return { outcome: 'cancelled' };
    if (name === 'NotAllowedError') return { outcome: 'tap-again' };
    return { outcome: 'failed', message: messageOf(error) };
  }
}

/** Saves the file to the browser's downloads. */
export function download(file: File, near: Element): HandOver {
  try {
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.hidden = true;
    near.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER);
    return { outcome: 'saved' };
  } catch (error) {
    return { outcome: 'failed', message: messageOf(error) };
  }
}
