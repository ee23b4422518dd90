import { sayHealth } from '../../words/say.ts';
import { Icon } from '../parts/Icon.tsx';
import { toneOf } from '../tone.ts';
import { useUi } from '../ui-context.ts';
import { ConnectionCard } from './ConnectionCard.tsx';
import { DeviceCard } from './DeviceCard.tsx';

/** What is going on, in one sentence; then each connection. */
export function StatusView() {
  const { words, snapshot, view } = useUi();
  // Newest first: the connection that is tried now matters most.
  const lines = [...snapshot.lines].reverse();
  return (
    <div class="scroll stack">
      <p class="hero" role="status">{sayHealth(words, snapshot.health)}</p>
      <Cause open={() => view.set({ view: 'diagnosis' })} />
      {lines.length === 0 && <p class="empty">{words.status.empty}</p>}
      {lines.map((line) => <ConnectionCard key={line.sessions[0]?.id} line={line} />)}
      <DeviceCard />
    </div>
  );
}

/** The gravest finding, as the way to the diagnosis. */
function Cause({ open }: { open: () => void }) {
  const { words, causes, snapshot } = useUi();
  const problems = snapshot.verdicts.filter((verdict) => verdict.outcome === 'problem');
  const verdict = problems[0] ?? snapshot.verdicts.find(({ outcome }) => outcome === 'unclear');
  const finding = verdict?.findings[0];
  if (!causes || !verdict || !finding) return null;
  return (
    <button type="button" class="cause" data-tone={problems.length ? toneOf(verdict.severity) : 'accent'} data-action="cause" onClick={open}>
      <Icon name={problems.length ? 'alert' : 'ask'} />
      <span class="grow">
        <b>{problems.length ? words.status.causes(problems.length) : words.status.maybes}</b>
        {causes.say(verdict.rule, finding).title}
      </span>
      <Icon name="right" size={18} />
    </button>
  );
}
