import type { ConnectionLine } from '../../diagnosis/connection.ts';
import { hostOf } from '../../words/origin.ts';
import { Disclosure } from '../parts/Disclosure.tsx';
import { everything } from '../timeline/filter.ts';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { ConnectionDetails } from './ConnectionDetails.tsx';
import { Figures } from './Figures.tsx';
import { NamespaceList } from './NamespaceList.tsx';
import { TransportPath } from './TransportPath.tsx';

/** One connection: where to, by which way, how fast, and what it carries. */
export function ConnectionCard({ line }: { line: ConnectionLine }) {
  const { words, view } = useUi();
  const say = words.status;
  const connection = line.sessions[line.sessions.length - 1];
  if (!connection) return null;
  const { end, first, manager } = connection;
  const path = connection.endpoint.slice(connection.endpoint.indexOf(hostOf(connection.endpoint)) + hostOf(connection.endpoint).length);
  const level = manager || first.seenBy === 'manager' ? 'manager' : first.late ? 'late' : 'wire';
  return (
    <article class="card" data-connection={connection.id}>
      <header class="card-head">
        <h3 class="grow">{hostOf(connection.endpoint)}<small>{path}</small></h3>
        <span class="tag state" data-tone={toneOf(connection.state)}>{say.states[connection.state]}</span>
      </header>
      <TransportPath connection={connection} />
      <Figures line={line} connection={connection} />
      {connection.namespaces.size > 0 && <NamespaceList namespaces={[...connection.namespaces.values()]} />}
      {end && (
        <p class="ended">
          <b>{say.ended}</b> {end.type === 'engine.failed' ? say.endedFailed(words.format.ms(end.ms)) : `${say.endedBy[end.by]}${end.reason ? `: ${end.reason}` : ''}`}
        </p>
      )}
      <Disclosure title={say.details}><ConnectionDetails connection={connection} /></Disclosure>
      <footer class="card-foot">
        <p class="quiet">{say.levels[level]}</p>
        <button
          type="button" class="button small"
          onClick={() => view.set({ view: 'timeline', detail: undefined, filter: { ...everything, connection: connection.id } })}
        >
          {say.showInTimeline}
        </button>
      </footer>
    </article>
  );
}
