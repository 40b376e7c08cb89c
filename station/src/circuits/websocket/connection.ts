import type { TLSSocket } from 'node:tls';
import { assert } from '@parley/core/base/assert.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import type { WebSocket } from 'ws';
import { TokenBucket } from '../bucket.ts';
import type { Circuit } from '../circuit.ts';
import type { Timers } from '../timing.ts';
import { Liveness } from './liveness.ts';
import { FrameMeter } from './meter.ts';
import { Passage } from './passage.ts';
import type { Tuning } from './tuning.ts';

/** An open websocket whose other end has shown who it is. */
export type Opened = {
  readonly ws: WebSocket;
  readonly socket: TLSSocket;
  /** The peer's raw key, read at the handshake: later the socket no longer tells it. */
  readonly tlsKey: Uint8Array;
  /** What the peer calls its software; empty: nothing. Shown, and steers nothing. */
  readonly software: string;
};

export type ConnectionOptions = Opened & {
  readonly id: string;
  readonly key: string;
  readonly peer: number;
  readonly tuning: Tuning;
  readonly timers: Timers;
  /** Told of what the peer did that ends the connection. */
  readonly refused: (code: RefusalCode) => void;
  /** Told when a frame came by it that only the peer can have sealed. */
  readonly proved: (connection: Connection) => void;
  /** Told when nothing comes by it any more. */
  readonly silent: (connection: Connection) => void;
  /** Told once, when the socket is gone, before `onClose`. */
  readonly closed: (connection: Connection, why: string) => void;
};

/** Close codes: RFC 6455 section 7.4.1, and one of ours (spec/circuit.md). */
export const closeCodes = {
  normal: 1000,
  notBinary: 1003,
  policy: 1008,
  /** Another connection to the same peer took this one's place; what is under way is read. */
  superseded: 4000,
} as const;

/** One message and its frame; a burst fills what is read at once. */
const smallChunkBytes = 1500;

const binary = { binary: true, compress: false } as const;

/** One websocket as a circuit: a binary message is a frame. */
export class Connection implements Circuit {
  readonly id: string;
  readonly key: string;
  readonly kind = 'websocket';
  readonly peer: number;
  readonly mtu: number = limits.frameBytesMax;
  readonly oneWay = false;
  readonly ordered = true;
  onFrame: (frame: Uint8Array) => void = () => {};
  onFrames: (frames: Uint8Array[]) => void = (frames) => {
    for (const frame of frames) this.onFrame(frame);
  };
  onDrain: () => void = () => {};
  onMeasured: () => void = () => {};
  onClose: (why: string) => void = () => {};

  readonly #ws: WebSocket;
  readonly #socket: TLSSocket;
  readonly #tuning: Tuning;
  readonly #timers: Timers;
  readonly #refused: (code: RefusalCode) => void;
  readonly #closed: (connection: Connection, why: string) => void;
  readonly #proved: (connection: Connection) => void;
  readonly #meter = new FrameMeter();
  readonly #byteBucket: TokenBucket;
  readonly #frameBucket: TokenBucket;
  #batch: Uint8Array[] = [];
  #batchWaits = false;
  /** What was read last was so little that more is not on its way. */
  #small = false;
  #corked = false;
  #full = false;
  #fullSince = 0;
  /** How much may wait: grows while the path takes it at once. */
  #aheadBytes: number;
  readonly #passage: Passage;
  #asksAgain = false;
  /** What the path carries, as it was told last. */
  #measured: number | null;
  #pausedByConsumer = false;
  #pausedByRate = false;
  /** Elapsed ms at which the frame that is now half sent began to be waited for. */
  #halfSince: number | undefined;
  #halfAlarmSet = false;
  #cancels = new Set<() => void>();
  #why: string | undefined;
  /** Ended here, and what the peer sent before it knew is still taken. */
  #readsOn = false;
  readonly #liveness: Liveness;

  constructor(options: ConnectionOptions) {
    this.id = options.id;
    this.key = options.key;
    this.peer = options.peer;
    this.#ws = options.ws;
    this.#socket = options.socket;
    this.#tuning = options.tuning;
    this.#timers = options.timers;
    this.#aheadBytes = options.tuning.highWaterBytes;
    this.#passage = new Passage(options.tuning);
    this.#measured = this.#passage.measured;
    this.#refused = options.refused;
    this.#closed = options.closed;
    this.#proved = options.proved;
    const now = this.#timers.elapsed();
    this.#byteBucket = new TokenBucket(this.#tuning.bytesPerSecond, now);
    this.#frameBucket = new TokenBucket(this.#tuning.framesPerSecond, now);
    this.#socket.setNoDelay(true);
    this.#socket.setKeepAlive(true, 30_000);
    this.#liveness = new Liveness({
      tuning: this.#tuning,
      elapsed: () => this.#timers.elapsed(),
      after: (ms, act) => this.after(ms, act),
      ping: () => this.#ping(),
      underWay: () => this.#passage.underWay,
      deaf: () => this.#ws.isPaused,
      dead: () => {
        if (this.#why === undefined) options.silent(this);
      },
    });
    this.#listen();
    // With nothing on the path: how long it is by itself.
    this.#ping();
  }

  get measured(): number | null {
    return this.#measured;
  }

  send(frame: Uint8Array): boolean {
    assert(frame.length > 0 && frame.length <= this.mtu, 'a frame fits its circuit');
    if (this.#why !== undefined || this.#ws.readyState !== this.#ws.OPEN) return false;
    const waiting = this.#ws.bufferedAmount + frame.length;
    if (waiting > this.#tuning.dropWaterBytes) return false;
    this.#cork();
    if (this.#passage.markBefore(frame.length)) this.#ping();
    const passed = this.#passage.sent(frame.length);
    if ((waiting > this.#aheadBytes || !passed) && !this.#full) {
      this.#full = true;
      this.#fullSince = this.#timers.elapsed();
    }
    if (this.#full) this.#ws.send(frame, binary, this.#sent);
    else this.#ws.send(frame, binary);
    if (this.#passage.markDue) this.#ping();
    if (!passed) this.#askAgain();
    return !this.#full;
  }

  /** Asks the peer how far it has read: what lies in the buffers of the path is gone from here. */
  #ping(): void {
    if (this.#why !== undefined) return;
    this.#ws.ping(this.#passage.mark(this.#timers.elapsed()));
  }

  /** Tells of a path that turns out slow, or quick again; not of each small change. */
  #measureRate(): void {
    const { measured } = this.#passage;
    const told = this.#measured;
    const near = measured !== null && told !== null && Math.abs(measured - told) * 8 <= told;
    if (measured === told || near) return;
    this.#measured = measured;
    this.onMeasured();
  }

  /** A pong may have been withheld: who waits for one asks again. */
  #askAgain(): void {
    if (this.#asksAgain) return;
    this.#asksAgain = true;
    this.after(this.#tuning.markAgainMs, () => {
      this.#asksAgain = false;
      if (this.#why !== undefined || this.#passage.open) return;
      this.#ping();
      this.#askAgain();
    });
  }

  pause(): void {
    this.#pausedByConsumer = true;
    this.#applyPause();
  }

  resume(): void {
    this.#pausedByConsumer = false;
    this.#applyPause();
    if (this.#batch.length > 0) this.#flushSoon();
  }

  proved(): void {
    this.#proved(this);
  }

  /** Asks for a sign of life; `silent` is told if none comes. */
  askAlive(): void {
    this.#liveness.ask();
  }

  close(why = 'closed here', code: number = closeCodes.normal): void {
    if (this.#why !== undefined) return;
    this.#why = why;
    this.#readsOn = code === closeCodes.superseded;
    if (!this.#readsOn) this.#batch = [];
    this.#ws.close(code, why.slice(0, 100));
    this.#ws.resume();
    this.after(this.#tuning.closeMs, () => this.#ws.terminate());
  }

  #listen(): void {
    this.#socket.prependListener('data', (chunk: Buffer) => this.#measure(chunk));
    this.#ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) return this.#refuse('text-frame', closeCodes.notBinary);
      if (data.length > 0) this.#take(data);
    });
    this.#ws.on('ping', (data: Buffer) => {
      // Those of a peer that reads nothing are not answered any more.
      if (this.#ws.bufferedAmount < this.#tuning.dropWaterBytes) this.#ws.pong(data);
    });
    this.#ws.on('pong', (data: Buffer) => {
      this.#passage.passed(data, this.#timers.elapsed());
      this.#measureRate();
      this.#sent();
    });
    this.#ws.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.#refuse('frame-too-large');
      else if (error.code?.startsWith('WS_ERR_')) this.#refuse('malformed');
      else this.#why ??= error.message;
    });
    this.#ws.on('close', (code: number, reason: Buffer) => {
      if (this.#reads && !this.#pausedByConsumer) this.#flush();
      for (const cancel of this.#cancels) cancel();
      this.#why ??= `closed by the peer: ${code} ${reason.toString('latin1')}`.trim();
      this.#closed(this, this.#why);
      this.onClose(this.#why);
    });
  }

  get #reads(): boolean {
    return this.#why === undefined || this.#readsOn;
  }

  #take(data: Buffer): void {
    if (!this.#reads) return;
    this.#batch.push(new Uint8Array(data.buffer, data.byteOffset, data.length));
    if (!this.#pausedByConsumer) this.#flushSoon();
  }

  /** Frames of one turn of the event loop go up together. */
  #flushSoon(): void {
    if (this.#batchWaits) return;
    this.#batchWaits = true;
    const flush = (): void => {
      this.#batchWaits = false;
      if (this.#reads && !this.#pausedByConsumer) this.#flush();
    };
    // A lone small frame is not kept waiting for the others of a burst.
    if (this.#small) process.nextTick(flush);
    else setImmediate(flush);
  }

  #flush(): void {
    if (this.#batch.length === 0) return;
    const frames = this.#batch;
    this.#batch = [];
    this.onFrames(frames);
  }

  /** Frames sent in one turn leave in one write, and in as few TLS records as they need. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#socket.cork();
    process.nextTick(() => this.flush());
  }

  flush(): void {
    if (!this.#corked) return;
    this.#corked = false;
    this.#socket.uncork();
  }

  readonly #sent = (): void => {
    if (!this.#full || this.#why !== undefined) return;
    if (this.#ws.bufferedAmount > this.#tuning.highWaterBytes || !this.#passage.open) return;
    this.#full = false;
    const { highWaterBytes, highWaterBytesMax, atOnceMs } = this.#tuning;
    const atOnce = this.#timers.elapsed() - this.#fullSince <= atOnceMs;
    this.#aheadBytes = atOnce ? Math.min(2 * this.#aheadBytes, highWaterBytesMax) : highWaterBytes;
    this.onDrain();
  };

  /** Counts what comes: too fast is read more slowly, half a frame has a time to become whole. */
  #measure(chunk: Uint8Array): void {
    if (this.#why !== undefined) return;
    this.#small = chunk.length < smallChunkBytes;
    const now = this.#timers.elapsed();
    this.#liveness.heard(now);
    const ended = this.#meter.push(chunk);
    const wait = Math.max(
      this.#byteBucket.spend(chunk.length, now),
      this.#frameBucket.spend(ended, now),
    );
    if (wait > 0 && !this.#pausedByRate) this.#slowDown(wait);
    if (!this.#meter.half) this.#halfSince = undefined;
    else if (this.#halfSince === undefined || ended > 0) this.#halfSince = now;
    if (this.#halfSince !== undefined) this.#setHalfAlarm(this.#tuning.halfFrameMs);
  }

  #slowDown(ms: number): void {
    this.#pausedByRate = true;
    this.#applyPause();
    this.after(ms, () => {
      this.#pausedByRate = false;
      this.#applyPause();
    });
  }

  #applyPause(): void {
    if (this.#why !== undefined) return;
    const paused = this.#pausedByConsumer || this.#pausedByRate;
    if (paused === this.#ws.isPaused) return;
    if (paused) {
      this.#ws.pause();
      return;
    }
    // Time in which we read nothing is not the peer's.
    if (this.#halfSince !== undefined) this.#halfSince = this.#timers.elapsed();
    this.#ws.resume();
  }

  #setHalfAlarm(ms: number): void {
    if (this.#halfAlarmSet) return;
    this.#halfAlarmSet = true;
    this.after(ms, () => {
      this.#halfAlarmSet = false;
      if (this.#halfSince === undefined) return;
      const waited = this.#ws.isPaused ? 0 : this.#timers.elapsed() - this.#halfSince;
      const left = this.#tuning.halfFrameMs - waited;
      if (left > 0) this.#setHalfAlarm(left);
      else this.#refuse('frame-half-sent', closeCodes.policy);
    });
  }

  #refuse(code: RefusalCode, closeCode: number = closeCodes.policy): void {
    if (this.#why !== undefined) return;
    this.#refused(code);
    this.close(code, closeCode);
  }

  /** An alarm that goes with the connection. */
  after(ms: number, act: () => void): void {
    const cancel = this.#timers.after(ms, () => {
      this.#cancels.delete(cancel);
      act();
    });
    this.#cancels.add(cancel);
  }
}
