import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer that has nothing to do with Socket.IO. */
export interface PlainAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** The page may read it. */
  readonly cors?: boolean;
}

/** A website's page for every address it does not know. */
export const website: PlainAnswer = { status: 200, type: 'text/html', body: '<!doctype html><title>App</title><div id="root"></div><script src="/main.js"></script>' };

/** Answers every request alike; one from another origin may read it where `cors` says so. */
export const answerAll = ({ status, type = 'text/plain', body = '', headers = {}, cors = false }: PlainAnswer) =>
  (request: IncomingMessage, response: ServerResponse): true => {
    const allowed = {
      'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'access-control-allow-headers': '*',
    };
    response.writeHead(status, { 'content-type': type, ...(cors && allowed), ...headers }).end(body);
    return true;
  };
