import type { ClientOptions } from './config.ts';
import { startFlask, type FlaskWorker } from './flask/start-flask.ts';
import { pageOrigins } from './servers/addresses.ts';
import type { Backend, BackendOptions, DemoServer } from './servers/backend.ts';
import { startFaultProxy, type FaultProxy } from './servers/fault-proxy.ts';
import { faultNames, faults, type FaultName } from './servers/faults.ts';
import { startPageServer } from './servers/page-server.ts';
import type { SockscopeTag } from './servers/script-tag.ts';
import { startSocketIoServer } from './servers/socket-io-server.ts';

/** The server behind the API: Node's socket.io, or Flask-SocketIO under a gunicorn worker. */
export type BackendName = 'node' | FlaskWorker;

/** How the demo is started; everything has a default that suits a test. */
export interface DemoOptions {
  /** 0, the default, takes a free one. */
  pagePort?: number;
  /** 0, the default, takes a free one. */
  apiPort?: number;
  host?: string;
  sockscope?: SockscopeTag;
  backend?: BackendName;
  /** Laid over the page's own options for `io()`. */
  clientOptions?: ClientOptions;
  /** Milliseconds. */
  pingInterval?: number;
  /** Milliseconds. */
  pingTimeout?: number;
  /** Flask only: the connect handler fails for iPhones, as it did in the app that this resembles. */
  iphoneBug?: boolean;
  /** Flask only: gets the server's log. */
  serverLog?: (text: string) => void;
}

/** The running demo. */
export interface Demo {
  /** The page's origin, without a slash at the end. */
  pageUrl: string;
  /** The API's origin, without a slash at the end. */
  apiUrl: string;
  setFault(name: FaultName): Promise<void>;
  /** Drops every connection to the API once, without a fault. */
  cutConnections(): void;
  stop(): Promise<void>;
  /** The Socket.IO server, where the backend is Node's. */
  io?: DemoServer;
}

/** Starts the page, the backend, and the proxy with the faults between them. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { host = '127.0.0.1', backend: backendName = 'node' } = options;
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    // Front to back: a proxy without its backend would answer 502 to a client that still tries.
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  let proxy: FaultProxy | undefined;
  try {
    const page = await startPageServer({
      port: options.pagePort ?? 0,
      host,
      sockscope: options.sockscope ?? true,
      config: () => ({
        apiPort: proxy?.port ?? 0,
        backend: backendName,
        clientOptions: options.clientOptions ?? {},
        fault: proxy?.currentFault() ?? 'none',
        faults: faultNames.map((name) => ({ name, title: faults[name].title, line: faults[name].line })),
      }),
      setFault: async (name) => proxy?.setFault(name),
    });
    started.push(page);
    const backend = await startBackend(backendName, pageOrigins(page.port), options);
    started.push(backend);
    const front = await startFaultProxy({ port: options.apiPort ?? 0, host, backendPort: backend.port });
    started.push(front);
    proxy = front;

    // Not "localhost" for tests: engine.io-client ignores the offline event there.
    const name = host === '0.0.0.0' ? 'localhost' : host;
    return {
      pageUrl: `http://${name}:${page.port}`,
      apiUrl: `http://${name}:${front.port}`,
      setFault: front.setFault,
      cutConnections: front.cutConnections,
      stop,
      ...(backend.io && { io: backend.io }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startBackend(name: BackendName, origins: string[], options: DemoOptions): Promise<Backend> {
  const backendOptions: BackendOptions = {
    pageOrigins: origins,
    pingInterval: options.pingInterval,
    pingTimeout: options.pingTimeout,
  };
  if (name === 'node') return startSocketIoServer(backendOptions);
  return startFlask({ ...backendOptions, worker: name, iphoneBug: options.iphoneBug, log: options.serverLog });
}
