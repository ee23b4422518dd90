import { messageOf } from '../../events/message-of.ts';
import { useEffect, useState } from 'preact/hooks';
import type { SessionRecord } from '../../scope.ts';
import type { Device } from '../status/device.ts';
import { useUi } from '../ui-context.ts';
import { Kept } from './Kept.tsx';
import { Sure } from './Sure.tsx';
import { SessionRow } from './SessionRow.tsx';

/** Sessions kept on this device, newest first, and what becomes of them. */
export function Sessions({ current, storage }: { current: SessionRecord | undefined; storage: Device['storage'] }) {
  const { words: { log: say }, actions, openSession } = useUi();
  const [kept, setKept] = useState<readonly SessionRecord[]>([]);
  const [failed, setFailed] = useState<string>();
  const [sure, setSure] = useState(false);
  const say_ = (text: (message: string) => string) => (error: unknown): void =>
    setFailed(text(messageOf(error)));
  const read = (): void => void actions?.sessions().then(setKept, say_(say.sessionsFailed));
  useEffect(read, [actions]);
  if (!actions) return null;
  const others = kept.filter(({ id }) => id !== current?.id).sort((left, right) => right.startedAt - left.startedAt);
  const over = others.filter(({ ended }) => ended !== 'open');
  const shown = [...(current ? [current] : []), ...others];
  const remove = async (records: readonly SessionRecord[]): Promise<void> => {
    for (const { id } of records) await actions.remove(id).catch(say_(say.sessionsFailed));
    read();
  };
  return (
    <section class="card">
      <h3>{say.sessions}</h3>
      <Kept storage={storage} records={shown} />
      {failed !== undefined && <p class="note" role="alert">{failed}</p>}
      <ul class="sessions">
        {shown.map((record) => (
          <SessionRow
            key={record.id} record={record} current={record.id === current?.id}
            open={() => void openSession?.(record.id).catch(say_(say.openFailed))}
            remove={() => void remove([record])}
          />
        ))}
      </ul>
      {over.length > 1 && !sure && <button type="button" class="link" data-action="remove-all" onClick={() => setSure(true)}>{say.removeAll}</button>}
      {sure && (
        <Sure question={say.removeAllSure(over.length)} cancel={() => setSure(false)} remove={() => (setSure(false), void remove(over))} />
      )}
    </section>
  );
}
