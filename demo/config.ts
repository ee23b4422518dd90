import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import type { HabitName } from './habits.ts';
import type { FaultName } from './servers/faults.ts';

/** The part of the client's options that the servers may choose: plain JSON. */
export type ClientOptions = Partial<Omit<ManagerOptions & SocketOptions, 'auth' | 'query'>>;

/** One line of the page's fault list. */
export interface FaultChoice {
  name: FaultName;
  title: string;
  line: string;
}

/** What the page fetches as /config.json before it connects. */
export interface DemoConfig {
  /** The API is on the page's own host name, so that a phone reaches it too. */
  apiPort: number;
  /** Where the API is not there: its origin, and maybe a namespace. */
  apiUrl?: string;
  /** What the app does by itself, good or bad. */
  habits?: readonly HabitName[];
  backend: string;
  clientOptions: ClientOptions;
  fault: FaultName;
  faults: FaultChoice[];
}
