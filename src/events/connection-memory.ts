/** What the meaning of a connection's next packet depends on. */
export interface ConnectionMemory {
  readonly id: string;
  /** Engine.IO protocol, 3 or 4 */
  readonly protocol: number;
  /** ms between server pings, from the handshake */
  pingInterval: number;
  /** ms the server may be silent beyond that, from the handshake */
  pingTimeout: number;
  lastPing: number | undefined;
  /** When anything last came. */
  heard: number | undefined;
  /** When something was asked, by what its answer will name. */
  readonly asked: Map<string, number>;
  /** Recovery ids (`pid`) that were offered, by namespace. */
  readonly offered: Map<string, unknown>;
  /** Binary packets that events sent and received have announced. */
  readonly announced: { sent: number; received: number };
  /** Whether one packet of Socket.IO's own parser was read: then the app has no other. */
  readable: boolean;
}

/** The memory of a connection that has said nothing yet; `late`: it may have, before we listened. */
export const createMemory = (id: string, protocol: number, late = false): ConnectionMemory => ({
  id, protocol, pingInterval: 0, pingTimeout: 0, lastPing: undefined, heard: undefined,
  asked: new Map(), offered: new Map(), announced: { sent: 0, received: 0 }, readable: late,
});
