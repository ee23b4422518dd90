import type { Server } from 'node:http';

/** One request as the server saw it. */
export interface Request {
  readonly method: string;
  /** A WebSocket handshake. */
  readonly upgrade: boolean;
  /** It came before Sockscope was there. */
  readonly before: boolean;
  /** Status with which it was answered in full; 0 while it is not. */
  status: number;
}

/** What the server saw of one run, beside what the app says. */
export interface Journal {
  /** Begins a new run; `began` tells whether Sockscope is there from the start. */
  begin(began: boolean): void;
  /** Sockscope is there from now on. */
  sockscopeBegan(): void;
  readonly requests: () => readonly Request[];
}

/** Keeps a journal of all Engine.IO requests of a server. */
export function keepJournal(server: Server): Journal {
  let requests: Request[] = [];
  let began = false;
  server.prependListener('request', (request, response) => {
    if (request.method === 'OPTIONS') return;
    const entry: Request = { method: request.method ?? '', upgrade: false, before: !began, status: 0 };
    requests.push(entry);
    response.on('finish', () => void (entry.status = response.statusCode));
  });
  server.prependListener('upgrade', () => void requests.push({ method: 'GET', upgrade: true, before: !began, status: 0 }));
  return {
    begin(whether) {
      requests = [];
      began = whether;
    },
    sockscopeBegan: () => void (began = true),
    requests: () => requests,
  };
}
