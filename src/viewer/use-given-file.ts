import { useEffect } from 'preact/hooks';

/** Listens for a file that is dropped or pasted anywhere on the page; `undefined` when there was none in it. */
export function useGivenFile(given: (file: File | undefined) => void): void {
  useEffect(() => {
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      given(event.dataTransfer?.files[0]);
    };
    const over = (event: DragEvent): void => event.preventDefault();
    const paste = (event: ClipboardEvent): void => {
      // Pasting words into the search field is not opening a file.
      if (event.target instanceof HTMLInputElement) return;
      given(event.clipboardData?.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  });
}
