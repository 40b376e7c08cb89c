import { createConnection, createServer, type Server, type Socket } from 'node:net';

const tickMs = 20;
/** Bytes that one direction holds before it reads no more: the path's own buffer. */
const bufferBytes = 64 * 1024;

/** A TCP path between two stations that lets so many bytes a second through each way, in order. */
export class SlowProxy {
  /** Bytes a second in each direction; 0: nothing passes, and nothing is lost. */
  bytesPerSecond: number;
  /**
   * How many bytes more pass to the side that dialled, and then but one now and then, so that
   * neither end takes the other for gone; null: any number.
   */
  allowance: number | null = null;
  readonly #server: Server;
  readonly #ways = new Set<Way>();
  readonly #toDialler = new WeakSet<Way>();
  /** Those that pass nothing any more, and do not say so. */
  readonly #broken = new Set<Way>();
  readonly #timer: NodeJS.Timeout;

  private constructor(server: Server, bytesPerSecond: number) {
    this.#server = server;
    this.bytesPerSecond = bytesPerSecond;
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  /** Listens on a free port of this machine, and passes on to another one. */
  static async before(port: number, bytesPerSecond: number): Promise<SlowProxy> {
    const server = createServer();
    const proxy = new SlowProxy(server, bytesPerSecond);
    server.on('connection', (near) => proxy.#join(near, createConnection(port, '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const way of [...this.#ways, ...this.#broken]) way.end();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What is connected now hears nothing more of its other end, not even that it is gone. */
  breakSilently(): void {
    for (const way of this.#ways) this.#broken.add(way);
    this.#ways.clear();
  }

  #join(near: Socket, far: Socket): void {
    const ways = [new Way(near, far), new Way(far, near)] as const;
    this.#toDialler.add(ways[1]);
    for (const way of ways) this.#ways.add(way);
    const end = () => {
      for (const way of ways) {
        if (this.#broken.has(way)) continue;
        way.end();
        this.#ways.delete(way);
      }
    };
    for (const socket of [near, far]) {
      socket.setNoDelay();
      socket.on('error', end);
      socket.on('close', end);
    }
  }

  #tick(): void {
    const most = (this.bytesPerSecond * tickMs) / 1000;
    for (const way of this.#ways) {
      if (this.allowance === null || !this.#toDialler.has(way)) way.let(most);
      else this.allowance -= way.let(Math.min(most, Math.max(1, this.allowance)));
    }
  }
}

/** One direction: what it has read waits here until its bytes may leave. */
class Way {
  readonly #from: Socket;
  readonly #to: Socket;
  #waiting: Buffer[] = [];
  #bytes = 0;

  constructor(from: Socket, to: Socket) {
    this.#from = from;
    this.#to = to;
    from.on('data', (chunk: Buffer) => {
      this.#waiting.push(chunk);
      this.#bytes += chunk.length;
      if (this.#bytes >= bufferBytes) from.pause();
    });
  }

  /** Lets so many bytes pass at most; how many did. */
  let(bytes: number): number {
    let left = Math.floor(bytes);
    while (left > 0) {
      const chunk = this.#waiting.shift();
      if (!chunk) break;
      const part = chunk.subarray(0, left);
      if (part.length < chunk.length) this.#waiting.unshift(chunk.subarray(left));
      this.#to.write(part);
      this.#bytes -= part.length;
      left -= part.length;
    }
    if (this.#bytes < bufferBytes) this.#from.resume();
    return Math.floor(bytes) - left;
  }

  end(): void {
    this.#from.destroy();
    this.#to.destroy();
  }
}
