/** Engine.IO's framing of streams: a byte of length in front (`126` and two more where it is longer); text only. */
const frame = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array([...(bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 255]), ...bytes]);
};

const OPEN = `0${JSON.stringify({ sid: 'webtransport-session', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 })}`;

/** What the other side answers to a packet. */
function answersTo(packet: string): string[] {
  if (packet === '0') return [OPEN];
  if (packet.startsWith('40')) return ['40{"sid":"socket"}'];
  const [, id = ''] = /^42(\d*)\["hello"/.exec(packet) ?? [];
  return packet.startsWith('42') ? ['42["world",1]', `43${id}["heard"]`] : [];
}

/**
 * A stub, server and network included: nothing that npm brings here speaks HTTP/3. Only what the client
 * needs of `WebTransport`: one stream both ways, and an end.
 */
export class StubWebTransport {
  readonly ready = Promise.resolve();
  readonly closed: Promise<void>;
  private end: () => void = () => undefined;
  static last: StubWebTransport | undefined;

  constructor(readonly url: string) {
    this.closed = new Promise((resolve) => (this.end = resolve));
    StubWebTransport.last = this;
  }

  async createBidirectionalStream(): Promise<{ readable: ReadableStream<Uint8Array>; writable: WritableStream<Uint8Array> }> {
    let out: ReadableStreamDefaultController<Uint8Array>;
    let come: number[] = [];
    return {
      readable: new ReadableStream<Uint8Array>({ start: (controller) => void (out = controller) }),
      writable: new WritableStream<Uint8Array>({
        write(chunk) {
          come = [...come, ...chunk];
          while (come.length > 0 && come.length > come[0]!) {
            const packet = new TextDecoder().decode(new Uint8Array(come.slice(1, come[0]! + 1)));
            come = come.slice(come[0]! + 1);
            for (const answer of answersTo(packet)) out.enqueue(frame(answer));
          }
        },
      }),
    };
  }

  close(): void {
    this.end();
  }
}
