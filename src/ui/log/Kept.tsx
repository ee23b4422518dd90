import { BYTES_KEPT, DAYS_KEPT, SESSIONS_KEPT } from '../../events/retention.ts';
import type { SessionRecord } from '../../scope.ts';
import type { Device } from '../status/device.ts';
import { useUi } from '../ui-context.ts';

/** Where logs are kept, how much, and what has become of them. */
export function Kept({ storage, records }: { storage: Device['storage']; records: readonly SessionRecord[] }) {
  const { words: { log: say, format } } = useUi();
  if (storage?.to === 'memory') return null;
  const size = records.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <p class="quiet" data-kept="indexeddb">
      {storage?.because === 'deleted' && `${say.keptAnew(storage.lost ?? 0)} `}
      {say.kept(records.length, format.bytes(size))} {say.keptUntil(DAYS_KEPT, SESSIONS_KEPT, format.bytes(BYTES_KEPT))}
    </p>
  );
}
