import { useState } from 'preact/hooks';
import type { SessionRecord } from '../../scope.ts';
import { Icon } from '../parts/Icon.tsx';
import { useUi } from '../ui-context.ts';

/** One kept session: a tap opens it, two delete it. */
export function SessionRow({ record, current, open, remove }: {
  record: SessionRecord;
  current: boolean;
  open: () => void;
  remove: () => void;
}) {
  const { words: { log: say, format, common } } = useUi();
  const [sure, setSure] = useState(false);
  const when = format.moment(record.startedAt);
  const about = (
    <>
      <b>{when}{current && <span class="tag" data-tone="good">{say.current}</span>}</b>
      <small>
        {format.duration(record.lastAt)} · {say.sessionOf(record.events, format.bytes(record.bytes))}
        {record.marks > 0 && ` · ${say.sessionMarks(record.marks)}`}
      </small>
    </>
  );
  return (
    <li data-session={record.id} data-current={current}>
      {current
        ? <div class="row session">{about}</div>
        : <button type="button" class="row session" aria-label={say.openSession(when)} onClick={open}>{about}</button>}
      {!current && !sure && (
        <button type="button" class="icon-button" aria-label={say.removeSession(when)} data-action="remove" onClick={() => setSure(true)}>
          <Icon name="trash" />
        </button>
      )}
      {sure && (
        <div class="sure" role="alert">
          <span class="grow">{say.removeSure}</span>
          <button type="button" class="button small" onClick={() => setSure(false)}>{common.cancel}</button>
          <button type="button" class="button small" data-tone="bad" data-action="remove-sure" onClick={remove}>{say.remove}</button>
        </div>
      )}
    </li>
  );
}
