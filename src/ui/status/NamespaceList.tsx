import type { NamespaceView } from '../../diagnosis/connection.ts';
import type { IconName } from '../parts/icon.ts';
import { Row } from '../parts/Row.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';

const signs: { readonly [S in NamespaceView['state']]: IconName } = { requested: 'more', connected: 'check', refused: 'cross', left: 'right' };

/** The namespaces of a connection, each with the server's answer; a tap shows it in the timeline. */
export function NamespaceList({ namespaces }: { namespaces: readonly NamespaceView[] }) {
  const { words: { status: say, format }, showEvent } = useUi();
  return (
    <ul class="namespaces" aria-label={say.namespaces}>
      {namespaces.map(({ name, state, ms, message, seq }) => (
        <li key={name}>
          <Row icon={signs[state]} tone={toneOf(state)} note={ms === undefined ? undefined : format.ms(ms)} open={() => showEvent(seq)}>
            <b class="mono">{name}</b> {say.namespaceStates[state]}{message ? `: ${message}` : ''}
          </Row>
        </li>
      ))}
    </ul>
  );
}
