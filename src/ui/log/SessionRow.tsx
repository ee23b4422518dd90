import { useState } from 'preact/hooks';
import type { SessionRecord } from '../../scope.ts';
import { Icon } from '../parts/Icon.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { Sure } from './Sure.tsx';

/** One kept session: a tap opens it, two delete it. */
export function SessionRow({ record, current, open, remove }: {
  record: SessionRecord;
  current: boolean;
  open: () => void;
  remove: () => void;
}) {
  const { words: { log: say, diagnosis, format } } = useUi();
  const [sure, setSure] = useState(false);
  const when = format.moment(record.startedAt);
  const about = (
    <>
      <b>
        {when}
        {current && <span class="tag" data-tone="good">{say.current}</span>}
        {record.worst && record.worst !== 'none' && <span class="tag" data-tone={toneOf(record.worst)} data-worst={record.worst}>{diagnosis.severities[record.worst]}</span>}
      </b>
      <small>
        {format.duration(record.lastAt)} · {say.sessionOf(record.events, format.bytes(record.bytes))}
        {record.marks > 0 && ` · ${say.sessionMarks(record.marks)}`}
      </small>
      {record.ended && <small data-ended={record.ended}>{say.ended[record.ended]}</small>}
    </>
  );
  return (
    <li data-session={record.id} data-current={current}>
      {current
        ? <div class="row session">{about}</div>
        : <button type="button" class="row session" aria-label={say.openSession(when)} onClick={open}>{about}</button>}
      {!current && !sure && record.ended !== 'open' && (
        <button type="button" class="icon-button" aria-label={say.removeSession(when)} data-action="remove" onClick={() => setSure(true)}>
          <Icon name="trash" />
        </button>
      )}
      {sure && <Sure question={say.removeSure} cancel={() => setSure(false)} remove={remove} />}
    </li>
  );
}
