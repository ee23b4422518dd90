import { useRef, useState } from 'preact/hooks';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';
import { canShare, download, handOver, type HandOver } from './hand-over.ts';
import type { Preparation } from './use-prepared-bundle.ts';

/** Hands the finished file over, in the tap itself. */
export function SendButton({ bundle, failed, retry }: Preparation & { retry: () => void }) {
  const { words: { log: say, format } } = useUi();
  const box = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState<HandOver>();
  const near = (): Element => box.current ?? document.body;
  const send = (): void => {
    if (bundle) void handOver(bundle.file, near()).then(setResult);
  };
  const shares = bundle === undefined || canShare(bundle.file);
  return (
    <div class="send" ref={box}>
      <button type="button" class="button primary large" data-action="send" disabled={!bundle} aria-describedby="send-state" onClick={send}>
        <Icon name={shares ? 'log' : 'download'} />
        {shares ? say.send : say.save}
      </button>
      <p id="send-state" class="quiet" role="status">
        {failed !== undefined ? say.failed(failed) : bundle ? say.ready(format.bytes(bundle.file.size)) : say.preparing}
      </p>
      {failed !== undefined && <button type="button" class="button" onClick={retry}>{say.retry}</button>}
      {result && result.outcome !== 'cancelled' && <p class="note" role="alert">{resultText(result, say)}</p>}
      <div class="send-more">
        {bundle && shares && (
          <button type="button" class="link" data-action="download" onClick={() => setResult(download(bundle.file, near()))}>{say.download}</button>
        )}
        {bundle && (
          <CopyButton look="link" text={() => bundle.summary} label={say.copyText} />
        )}
      </div>
    </div>
  );
}

function resultText(result: HandOver, say: ReturnType<typeof useUi>['words']['log']): string {
  switch (result.outcome) {
    case 'shared': return say.shared;
    case 'saved': return say.saved;
    case 'tap-again': return say.tapAgain;
    case 'failed': return say.shareFailed(result.message);
    case 'cancelled': return '';
  }
}
