import type { ComponentChildren } from 'preact';
import type { ConnectionLine, ConnectionView } from '../../diagnosis/connection.ts';
import type { Words } from '../../words/words.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { useUi } from '../ui-context.ts';

/** The numbers of a connection. */
export function Figures({ line, connection }: { line: ConnectionLine; connection: ConnectionView }) {
  const { words } = useUi();
  const { status: say, format } = words;
  const { handshake, upgradeFailed, sent, received } = connection;
  return (
    <dl class="figures">
      {handshake && <RoundTrip values={connection.roundTrips} />}
      <Figure name={say.handshake} note={handshake && `${say.session} ${handshake.sid}…`}>
        {handshake ? format.ms(handshake.ms) : <span class="none">–</span>}
      </Figure>
      <Figure name={say.upgrade} note={upgradeFailed && format.ms(upgradeFailed.ms)} tone={upgradeFailed && 'bad'}>
        {upgradeText(connection, words)}
      </Figure>
      <Figure name={say.reconnects} note={say.attempt(line.sessions.length)}>{format.count(line.reconnects)}</Figure>
      {handshake && <Figure size="half" name={say.sent} note={say.packets(sent.packets)}>{format.bytes(sent.bytes)}</Figure>}
      {handshake && <Figure size="half" name={say.received} note={say.packets(received.packets)}>{format.bytes(received.bytes)}</Figure>}
    </dl>
  );
}

function upgradeText({ first, upgraded, upgradeFailed, upgrade }: ConnectionView, { status: say, format }: Words): string {
  if (upgraded) return format.ms(upgraded.ms);
  if (upgradeFailed) return say.upgradeFailures[upgradeFailed.because];
  return first.transport === 'polling' ? say.upgrades[upgrade] : say.upgradeNotNeeded;
}

function RoundTrip({ values }: { values: readonly number[] }) {
  const { status: say, format } = useUi().words;
  const latest = values[values.length - 1];
  if (latest === undefined) return <Figure size="wide" name={say.roundTrip}><span class="none">{say.noRoundTrip}</span></Figure>;
  return (
    <Figure size="wide" name={say.roundTrip} note={say.lowest(format.ms(Math.min(...values)))}>
      {format.ms(latest)}
      <Sparkline values={values} label={say.trend(values.length)} />
    </Figure>
  );
}

const Figure = ({ name, note, tone, size, children }: {
  name: string;
  note?: string | undefined;
  tone?: 'bad' | undefined;
  size?: 'wide' | 'half';
  children: ComponentChildren;
}) => (
  <div class="figure" data-size={size} data-tone={tone}>
    <dt>{name}</dt>
    <dd>
      {children}
      {note !== undefined && <small>{note}</small>}
    </dd>
  </div>
);
