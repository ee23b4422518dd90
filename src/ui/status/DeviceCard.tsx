import { useMemo } from 'preact/hooks';
import { deviceOf } from '../../words/device.ts';
import { Fields } from '../parts/Fields.tsx';
import { useUi } from '../ui-context.ts';
import { createDeviceReader } from './device.ts';

/** What is known of device and page. */
export function DeviceCard() {
  const { words: { status: say }, record, snapshot } = useUi();
  const read = useMemo(createDeviceReader, [record.id]);
  const { started, storage, network, online } = read(snapshot.events);
  if (!started) return null;
  return (
    <article class="card">
      <h3>{say.device}</h3>
      <Fields
        fields={[
          { name: say.model, value: deviceOf(started.userAgent) },
          { name: say.screen, value: `${started.width} × ${started.height}` },
          { name: say.network, value: [online ? say.online : say.offline, network].filter(Boolean).join(', ') },
          started.build !== undefined && { name: say.build, value: started.build, code: true },
          storage && { name: say.storage, value: say.storages[storage.to] },
        ]}
      />
    </article>
  );
}
