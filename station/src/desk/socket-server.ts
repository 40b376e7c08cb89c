import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { ActRefusal, type Json } from '../acts/act.ts';
import { performAct } from '../acts/registry.ts';
import type { Station } from '../station.ts';
import { StoreFault, StoreRefusal } from '../store/refusals.ts';
import { contextOf } from './context.ts';
import {
  type Ask,
  askShape,
  LineCutter,
  type Refused,
  type Reply,
  withSocketPath,
} from './wire.ts';

/** Bytes that may wait for a caller who reads slowly; then he is cut off. */
const waitingBytesMax = 64 * 1024 * 1024;

/**
 * Serves the acts of a running station over a socket that only its owner can open. The station
 * must hold its folder's lock: a socket that lies there is of a process that is gone.
 */
export class DeskServer {
  readonly #station: Station;
  readonly #server: Server;
  readonly #callers = new Set<Socket>();
  /** Told of what failed while serving, for the station's own log. */
  onFault: (error: unknown) => void = () => {};

  private constructor(station: Station) {
    this.#station = station;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async listen(station: Station): Promise<DeskServer> {
    const desk = new DeskServer(station);
    const { folder } = station.store.paths;
    await withSocketPath(folder, (path, done) => {
      rmSync(path, { force: true });
      return new Promise<void>((resolve, reject) => {
        desk.#server.once('error', reject);
        desk.#server.listen(path, () => {
          chmodSync(path, 0o600);
          done();
          resolve();
        });
      });
    });
    return desk;
  }

  async close(): Promise<void> {
    for (const socket of this.#callers) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    withSocketPath(this.#station.store.paths.folder, (path, done) => {
      rmSync(path, { force: true });
      done();
    });
  }

  #serve(socket: Socket): void {
    const gone = new AbortController();
    const lines = new LineCutter();
    this.#callers.add(socket);
    socket.on('data', (chunk) => {
      const asked = lines.take(chunk);
      if (asked === false) return refuseLine(socket, 'a line without end');
      for (const line of asked) this.#ask(socket, line, gone.signal);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#callers.delete(socket);
      gone.abort();
    });
  }

  #ask(socket: Socket, line: string, signal: AbortSignal): void {
    const ask = parseAsk(line);
    if (!ask) return refuseLine(socket, 'no line of JSON that asks an act');
    const { id } = ask;
    const send = (reply: Reply) => {
      if (!socket.writable) return;
      socket.write(`${JSON.stringify(reply)}\n`);
      if (socket.writableLength > waitingBytesMax) socket.destroy();
    };
    const context = contextOf(this.#station, {
      running: true,
      line: ask.line,
      signal,
      emit: (emit) => send({ id, emit }),
      progress: (done, total) => send({ id, progress: [done, total] }),
    });
    performAct(context, ask.act, ask.input as Json).then(
      (answer) => send({ id, answer }),
      (error: unknown) => {
        const refusal = refusedOf(error);
        if (refusal.fault) this.onFault(error);
        send({ id, refusal });
      },
    );
  }
}

/** What cannot be read names no asking: it is answered as number 0, and nothing more is taken. */
function refuseLine(socket: Socket, detail: string): void {
  const reply: Reply = { id: 0, refusal: { code: 'bad-input', detail } };
  socket.pause();
  socket.end(`${JSON.stringify(reply)}\n`, () => socket.destroy());
}

function parseAsk(line: string): Ask | undefined {
  try {
    return askShape.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function refusedOf(error: unknown): Refused {
  if (error instanceof ActRefusal) return { code: error.code, detail: error.detail };
  if (error instanceof StoreRefusal) return { code: error.code, detail: error.detail };
  if (error instanceof StoreFault) return { code: error.kind, detail: error.message, fault: true };
  return {
    code: 'bug',
    detail: error instanceof Error ? error.message : String(error),
    fault: true,
  };
}
