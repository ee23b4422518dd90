import { BYTES_KEPT, DAYS_KEPT, SESSIONS_KEPT } from '../../events/retention.ts';
import type { SessionRecord } from '../../scope.ts';
import { useUi } from '../ui-context.ts';
import { memoryReason } from './memory-reason.ts';
import type { Device } from '../status/device.ts';

/** Where logs are kept and how much; or that they are not, why, and what to do. */
export function Kept({ storage, records }: { storage: Device['storage']; records: readonly SessionRecord[] }) {
  const { words: { log: say, format } } = useUi();
  if (storage?.to === 'memory') {
    return <p class="note" data-tone="fair" role="status" data-kept="memory">{say.memory[memoryReason(storage.because)]} {say.memoryHint}</p>;
  }
  const size = records.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <p class="quiet" data-kept="indexeddb">
      {storage?.because === 'deleted' && `${say.keptAnew(storage.lost ?? 0)} `}
      {say.kept(records.length, format.bytes(size))} {say.keptUntil(DAYS_KEPT, SESSIONS_KEPT, format.bytes(BYTES_KEPT))}
    </p>
  );
}
