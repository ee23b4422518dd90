import { useMemo } from 'preact/hooks';
import { createDeviceReader } from '../status/device.ts';
import { useUi } from '../ui-context.ts';
import { Contents } from './Contents.tsx';
import { InMemory } from './InMemory.tsx';
import { Marks } from './Marks.tsx';
import { SendButton } from './SendButton.tsx';
import { Sessions } from './Sessions.tsx';
import { Unread } from './Unread.tsx';
import { usePreparedBundle } from './use-prepared-bundle.ts';

/** The log as a thing: send it, mark in it, keep it, delete it. */
export function LogView() {
  const { snapshot: { events }, record, actions, live, running } = useUi();
  const preparation = usePreparedBundle(actions, record.id, events[events.length - 1]?.seq ?? 0);
  const read = useMemo(createDeviceReader, [record.id]);
  const { storage } = read(events);
  return (
    <div class="scroll stack" key={record.id}>
      <Unread />
      {live && storage?.to === 'memory' && <InMemory because={storage.because} />}
      <SendButton {...preparation} />
      {live && <Marks />}
      <Contents bundle={preparation.bundle} />
      <Sessions current={running?.()} storage={live ? storage : undefined} />
    </div>
  );
}
