import type { ConnectionView } from '../../diagnosis/connection.ts';
import { Icon } from '../parts/Icon.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { transportSteps } from './transport-steps.ts';

/** The way from polling to WebSocket, and where it ended. */
export function TransportPath({ connection }: { connection: ConnectionView }) {
  const say = useUi().words.status;
  return (
    <ol class="path" aria-label={say.path}>
      {transportSteps(connection).map(({ step, state }) => (
        <li key={step} data-step={state} data-tone={toneOf(state)}>
          <span class="stop">
            {(state === 'done' || state === 'failed') && <Icon name={state === 'done' ? 'check' : 'cross'} size={14} />}
          </span>
          {say.steps[step]}<small>{say.stepStates[state]}</small>
        </li>
      ))}
    </ol>
  );
}
