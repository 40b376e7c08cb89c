import { createConnection, type Socket } from 'node:net';
import type { Json } from '@parley/station/acts/act.ts';
import { LineCutter, type Reply, withSocketPath } from '@parley/station/desk/wire.ts';

export type Values = { readonly [key: string]: Json };

/** What was asked is refused, or the station is gone and nobody knows whether it was done. */
export class Unanswered extends Error {
  override name = 'Unanswered';
  readonly code: string;

  constructor(code: string, detail = '') {
    super(`${code} ${detail}`);
    this.code = code;
  }
}

type Waiting = { resolve: (answer: Json) => void; reject: (error: Unanswered) => void };

/** The desk of a running station over its local socket, and never its folder. */
export class DeskClient {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  private constructor(socket: Socket) {
    this.#socket = socket;
    const lines = new LineCutter();
    socket.on('data', (chunk: Buffer) => {
      for (const text of lines.take(chunk) || []) this.#take(JSON.parse(text) as Reply);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Unanswered('station-gone'));
      this.#waiting.clear();
    });
  }

  static connect(folder: string): Promise<DeskClient> {
    return withSocketPath(folder, (path, done) => {
      return new Promise<DeskClient>((resolve, reject) => {
        const socket = createConnection(path);
        socket.once('connect', () => resolve(new DeskClient(socket)));
        socket.once('error', () => reject(new Unanswered('station-gone', 'no socket')));
      }).finally(done);
    });
  }

  /** The answer of an act; rejects with its code, or `station-gone`. */
  ask<T = Values>(act: string, input: Json = {}): Promise<T> {
    const id = this.#nextId++;
    return new Promise<Json>((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Unanswered('station-gone'));
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${JSON.stringify({ id, act, input })}\n`);
    }) as Promise<T>;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting || 'emit' in reply || 'progress' in reply) return;
    this.#waiting.delete(reply.id);
    if ('answer' in reply) return waiting.resolve(reply.answer);
    const { code, detail } = reply.refusal;
    waiting.reject(new Unanswered(code, detail));
  }
}
