import type { ConnectionView } from '../../diagnosis/connection.ts';
import { Fields } from '../parts/Fields.tsx';
import { useUi } from '../ui-context.ts';

/** What only a developer wants to know of a connection. */
export function ConnectionDetails({ connection }: { connection: ConnectionView }) {
  const { words: { status: say, format } } = useUi();
  const { first, handshake, polls, manager, namespaces } = connection;
  const sent = [...namespaces.values()].flatMap(({ authKeys }) => authKeys ?? []);
  const auth = [...new Set([...sent, ...(manager?.authKeys ?? [])])];
  return (
    <>
      <Fields
        fields={[
          handshake && { name: say.heartbeat, value: say.heartbeatOf(format.ms(handshake.pingInterval), format.ms(handshake.pingTimeout)) },
          { name: say.protocol, value: say.protocolOf(first.protocol, first.crossOrigin) },
          polls.answered + polls.refused + polls.failed > 0 && { name: say.polls, value: say.pollCounts(polls.answered, polls.refused, polls.failed) },
          first.queryKeys.length > 0 && { name: say.query, value: first.queryKeys.join(', '), code: true },
          (manager !== undefined || namespaces.size > 0) && { name: say.auth, value: auth.length ? say.authOf(auth) : say.authNone },
        ]}
      />
      {manager && Object.keys(manager.options).length > 0 && (
        <>
          <h4>{say.options}</h4>
          <Fields fields={Object.entries(manager.options).map(([name, value]) => ({ name, value: String(value), code: true }))} />
        </>
      )}
    </>
  );
}
