import { statSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ActRefusal, type Json } from '../acts/act.ts';
import { writeFirstEntry } from '../acts/ceremony/first-entry.ts';
import { performAct } from '../acts/registry.ts';
import { contextOf } from '../desk/context.ts';
import { LineCutter, type Reply, socketName, withSocketPath } from '../desk/wire.ts';
import { Station, type StationLine } from '../station.ts';
import type { Secret } from '../store/cipher.ts';
import { StoreRefusal } from '../store/refusals.ts';
import { hasSeal } from '../store/seal.ts';
import type { StationPaths } from '../store/station-store.ts';
import type { Asking } from './cli.ts';
import { StationFault } from './failure.ts';

export type AskerOptions = {
  readonly paths: () => StationPaths;
  readonly line: () => string | undefined;
  readonly secret: () => Promise<Secret>;
};

/** How long a verb waits for another one, or for a station that is just starting. */
const lockedWaitMs = 5000;
const lockedStepMs = 100;

/**
 * Asks acts: of the running station over its socket, else in this process over the opened folder,
 * which stays open until `close`.
 */
export class Asker {
  readonly #options: AskerOptions;
  readonly #gone = new AbortController();
  #socket: Socket | undefined;
  #station: Station | undefined;
  #nextId = 1;

  constructor(options: AskerOptions) {
    this.#options = options;
  }

  async ask(act: string, input: Json, on: Asking = {}): Promise<Json> {
    for (let waited = 0; ; waited += lockedStepMs) {
      if (this.#station) return await this.#inProcess(this.#station, { act, input, on });
      const socket = await this.#connect();
      if (socket) return await this.#overSocket(socket, { act, input, on });
      try {
        this.#station = await this.#open();
      } catch (error) {
        const locked = error instanceof StoreRefusal && error.code === 'store-locked';
        if (!locked || waited >= lockedWaitMs) throw error;
        await pause(lockedStepMs);
      }
    }
  }

  async close(): Promise<void> {
    this.#gone.abort();
    this.#socket?.destroy();
    await this.#station?.stop();
    this.#station = undefined;
  }

  async #open(): Promise<Station> {
    const paths = this.#options.paths();
    // Before anybody is asked for a passphrase that opens nothing.
    if (!hasSeal(paths.folder)) throw new StoreRefusal('missing', paths.folder);
    const station = Station.open(paths, await this.#options.secret());
    try {
      for (const line of [...station.lines.values()]) await beginOrSetAside(station, line);
    } catch (error) {
      await station.stop();
      throw error;
    }
    return station;
  }

  /**
   * The socket of the running station; undefined when none listens. Whoever listens is told what
   * officers write: a socket of another account is refused, `other-account`.
   */
  async #connect(): Promise<Socket | undefined> {
    if (this.#socket?.writable) return this.#socket;
    const { folder } = this.#options.paths();
    if (!mayAsk(folder)) return undefined;
    this.#socket = await withSocketPath(folder, (path, done) => {
      return new Promise<Socket | undefined>((resolve) => {
        const socket = createConnection(path);
        socket.once('connect', () => resolve(socket));
        socket.once('error', () => resolve(undefined));
      }).finally(done);
    });
    return this.#socket;
  }

  async #inProcess(station: Station, { act, input, on }: Asked): Promise<Json> {
    const context = contextOf(station, {
      running: false,
      line: this.#options.line(),
      signal: this.#gone.signal,
      emit: (value) => on.emitted?.(value),
      progress: (done, total) => on.progress?.(done, total),
    });
    return await performAct(context, act, input);
  }

  #overSocket(socket: Socket, { act, input, on }: Asked): Promise<Json> {
    const id = this.#nextId++;
    const line = this.#options.line();
    const lines = new LineCutter();
    return new Promise((resolve, reject) => {
      const lost = () => reject(new StationFault('station-gone', ''));
      const odd = () => end(() => reject(new StationFault('answer-unreadable', '')));
      const end = (settle: () => void) => {
        socket.off('data', take);
        socket.off('close', lost);
        settle();
      };
      const take = (chunk: Buffer) => {
        const texts = lines.take(chunk);
        if (texts === false) return odd();
        for (const text of texts) {
          const reply = replyIn(text);
          if (!reply) return odd();
          if (reply.id !== id) continue;
          if ('emit' in reply) on.emitted?.(reply.emit);
          else if ('progress' in reply) on.progress?.(...reply.progress);
          else if ('answer' in reply) end(() => resolve(reply.answer));
          else end(() => reject(refusalOf(reply.refusal)));
        }
      };
      socket.on('data', take);
      socket.on('close', lost);
      socket.write(
        `${JSON.stringify({ id, act, ...(line === undefined ? {} : { line }), input })}\n`,
      );
    });
  }
}

/** A line whose store fails while it begins is set aside, as one that does not open. */
async function beginOrSetAside(station: Station, line: StationLine): Promise<void> {
  try {
    await station.begin(line);
    await writeFirstEntry(line);
  } catch (error) {
    if (!station.setAside(line.id, error) || station.lines.size === 0) throw error;
  }
}

/** False: no socket is there. Root may ask anybody's. */
function mayAsk(folder: string): boolean {
  try {
    const { uid } = statSync(join(folder, socketName));
    const self = process.getuid?.() ?? uid;
    if (uid === self || self === 0) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return false;
  }
  throw new ActRefusal('other-account', folder);
}

/** Undefined: whoever listens there is no station. */
function replyIn(text: string): Reply | undefined {
  try {
    const reply = JSON.parse(text) as Reply | null;
    return typeof reply?.id === 'number' ? reply : undefined;
  } catch {
    return undefined;
  }
}

type Asked = { readonly act: string; readonly input: Json; readonly on: Asking };

function refusalOf({ code, detail, fault }: { code: string; detail: string; fault?: true }): Error {
  return fault ? new StationFault(code, detail) : new ActRefusal(code, detail);
}
