import { messageOf } from '../../events/message-of.ts';
import { useEffect, useState } from 'preact/hooks';
import type { SessionRecord } from '../../scope.ts';
import { useUi } from '../ui-context.ts';
import { SessionRow } from './SessionRow.tsx';

/** Sessions kept on this device, newest first. */
export function Sessions({ current }: { current: SessionRecord | undefined }) {
  const { words: { log: say }, actions, openSession } = useUi();
  const [kept, setKept] = useState<readonly SessionRecord[]>([]);
  const [failed, setFailed] = useState<string>();
  const say_ = (text: (message: string) => string) => (error: unknown): void =>
    setFailed(text(messageOf(error)));
  const read = (): void => void actions?.sessions().then(setKept, say_(say.sessionsFailed));
  useEffect(read, [actions]);
  if (!actions) return null;
  const others = kept.filter(({ id }) => id !== current?.id).sort((left, right) => right.startedAt - left.startedAt);
  return (
    <section class="card">
      <h3>{say.sessions}</h3>
      {failed !== undefined && <p class="note" role="alert">{failed}</p>}
      <ul class="sessions">
        {[...(current ? [current] : []), ...others].map((record) => (
          <SessionRow
            key={record.id} record={record} current={record.id === current?.id}
            open={() => void openSession?.(record.id).catch(say_(say.openFailed))}
            remove={() => void actions.remove(record.id).then(read, say_(say.sessionsFailed))}
          />
        ))}
      </ul>
    </section>
  );
}
