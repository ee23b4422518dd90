import { request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { faultHeader } from './backend.ts';
import { faults, type Fault, type FaultName } from './faults.ts';

/** A header is taken out of what is passed on where its value is undefined. */
type Headers = Record<string, string | string[] | undefined>;

/** These belong to one hop only: each side of the proxy has its own. */
const hopByHop = { connection: undefined, 'keep-alive': undefined, 'transfer-encoding': undefined };

/** Passes a request to the backend and its answer back, with the headers that the fault asks for. */
export function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  backendPort: number,
  faultName: FaultName,
): void {
  const fault: Fault = faults[faultName];
  const onward = sendRequest({
    host: '127.0.0.1',
    port: backendPort,
    method: request.method,
    path: request.url,
    headers: present({ ...request.headers, ...hopByHop, [faultHeader]: backendFault(faultName) }),
    // A connection of its own: a kept one may just be closing on the other side.
    agent: false,
  });
  onward.on('response', (answer) => {
    const headers = { ...answer.headers, ...hopByHop, ...fault.responseHeaders };
    response.writeHead(answer.statusCode ?? 502, present(headers));
    answer.pipe(response);
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'text/plain' }).end('Bad gateway');
  });
  response.on('close', () => {
    // A server may answer before it has read the body, which must not stand in the way of the next request.
    request.unpipe(onward).resume();
    onward.destroy();
  });
  request.pipe(onward);
}

/** Passes a WebSocket handshake, and then every byte, both ways. */
export function forwardUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  backendPort: number,
  faultName: FaultName,
): void {
  const onward = connect({ host: '127.0.0.1', port: backendPort, noDelay: true });
  const headers = { ...request.headers, [faultHeader]: backendFault(faultName) };
  const lines = Object.entries(present(headers)).map(([name, value]) => `${name}: ${value}`);
  onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  onward.write(head);
  socket.pipe(onward).pipe(socket);
  for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

function backendFault(name: FaultName): string | undefined {
  const fault: Fault = faults[name];
  return fault.inBackend ? name : undefined;
}

function present(headers: Headers): Record<string, string | string[]> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}
