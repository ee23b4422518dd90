/** A W3C WebDriver session; each call rejects after a timeout, or with the error the driver gives. */
export interface Session {
  /** Sends a command below `/session/{id}` and returns its `value`. */
  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
}

// https://www.w3.org/TR/webdriver2/#elements
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';
const COMMAND_MS = 30_000;
const SESSION_MS = 20_000;

/** True once the driver at `origin` accepts sessions. */
export async function isReady(origin: string): Promise<boolean> {
  const status = await send(origin, 'GET', '/status', undefined, 2_000);
  return (status as { ready?: boolean }).ready === true;
}

/** Starts a browser through the driver at `origin`; rejects after 20 s, as WebKitWebDriver never answers when it dies. */
export async function openSession(origin: string, capabilities: object): Promise<Session> {
  const body = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = (await send(origin, 'POST', '/session', body, SESSION_MS)) as { sessionId: string };
  return {
    command: (method, path, payload) => send(origin, method, `/session/${sessionId}${path}`, payload, COMMAND_MS),
  };
}

/** Id of the element in the value of a script's result; throws when it is none. */
export function elementId(value: unknown): string {
  const id = (value as Record<string, unknown> | null)?.[ELEMENT_KEY];
  if (typeof id !== 'string') throw new Error(`Not an element: ${JSON.stringify(value)}`);
  return id;
}

async function send(origin: string, method: string, path: string, body: object | undefined, timeoutMs: number): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  }
  return value;
}
