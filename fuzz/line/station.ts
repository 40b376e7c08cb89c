import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import { decodePayload } from '@parley/core/codec/payload.ts';
import type { Draft, Input, Shown } from '@parley/core/replication/io.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { LineLoop, type Outward } from '@parley/core/station/loop.ts';
import { type GuardValue, startLine } from '@parley/core/station/start.ts';
import { Disk } from '../../sim/src/station/disk.ts';
import { charter, lineId } from './founding.ts';
import { hashCrypto, named, sha256, signed } from './keys.ts';

export type Sent = { readonly to: number; readonly payload: Uint8Array };

/** What a station starts from. */
export type Machine = { readonly disk: Disk; readonly guard: GuardValue };

/** A party's station: the core and its loop as they are, over a disk in memory. */
export class Station {
  readonly me: number;
  readonly shown: Shown[] = [];
  sent: Sent[] = [];
  /** Bytes handed to circuits. */
  sentBytes = 0;
  elapsed = 0;
  full = false;
  disk: Disk;
  guard: GuardValue;
  line: Line;
  #loop: LineLoop;
  #drafts = 0;
  /** Roots that were signed, by origin and size: no two for one. */
  readonly #heads = new Map<string, string>();

  constructor(me: number, machine: Machine = fresh(me), elapsed = 0) {
    this.me = me;
    this.disk = machine.disk;
    this.guard = machine.guard;
    this.elapsed = elapsed;
    this.line = this.#start();
    this.#loop = this.#begin();
  }

  /** The process ends and begins again. */
  restart(): void {
    this.line = this.#start();
    this.#loop = this.#begin();
    this.connect();
  }

  /** Circuits to the others, up at once. */
  connect(): void {
    for (const peer of [0, 1, 2].filter((party) => party !== this.me)) {
      this.input({ kind: 'circuit', circuit: circuitTo(this.me, peer) });
    }
  }

  input(...inputs: readonly Input[]): void {
    for (const input of inputs) this.#loop.input(input);
    // What a turn sets free waits for a turn of its own; a hostile peer must not make it endless.
    for (let turns = 0; this.#due && turns < 64; turns++) this.#turn();
    if (this.#due) throw new Error('the turns never end');
  }

  #due = false;

  #turn(): void {
    this.#due = false;
    this.#loop.turn();
  }

  take(from: number, payload: Uint8Array): void {
    const circuit = circuitTo(this.me, from).id;
    this.input({ kind: 'frame', circuit, from, payload });
  }

  pass(ms: number): void {
    this.elapsed += ms;
    this.input({ kind: 'timer' });
  }

  write(text: string, precedence: Precedence): void {
    const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
    const salt = named(`${text} ${this.#drafts}`, 16);
    const about: Draft = {
      kind: 1,
      precedence,
      class: 2,
      salt,
      body,
      references: [],
      shown: null,
    };
    this.input({ kind: 'write', id: ++this.#drafts, draft: about });
  }

  #start(): Line {
    return startLine({
      line: lineId,
      charter,
      me: this.me,
      crypto: hashCrypto,
      entropy: { bytes: (length) => named(`${this.me} ${this.elapsed}`, length) },
      certificates: [],
      guard: this.guard,
      stored: this.disk.start(),
      now: this.#now(),
    });
  }

  #begin(): LineLoop {
    const loop = new LineLoop(this.line, {
      persist: (records, urgent) => {
        if (this.full && !urgent) return 'disk-full';
        this.disk.write(records);
        return undefined;
      },
      guard: (marks) => {
        const last = marks.at(-1);
        if (last) this.guard = { ...last, beyond: false };
        return undefined;
      },
      sign: (key, message) => this.#sign(key, message),
      load: (query) => this.disk.answer(query),
      now: () => this.#now(),
      outward: (effect) => this.#outward(effect),
      schedule: () => {
        this.#due = true;
      },
    });
    loop.begin();
    return loop;
  }

  #now() {
    return { time: 1_700_000_000_000 + this.elapsed, elapsed: this.elapsed, clock: 2 as const };
  }

  #sign(key: 'note' | 'cosign' | 'pq', message: Uint8Array): Uint8Array {
    const own = charter.parties[this.me]?.keys;
    if (own === undefined) throw new Error('a party has keys');
    if (key === 'pq') return signed(own.mldsa, message, 2420);
    if (key === 'note') this.#noteSigned(message);
    return signed(own[key], message);
  }

  /** The one thing that no station may do, whatever comes. */
  #noteSigned(message: Uint8Array): void {
    const [origin = '', size, root = ''] = Buffer.from(message).toString('latin1').split('\n');
    if (!origin.startsWith('parley/') || origin.startsWith('parley/canary')) return;
    const name = `${origin} ${size}`;
    const before = this.#heads.get(name);
    if (before !== undefined && before !== root) throw new Error(`two heads of ${name}`);
    this.#heads.set(name, root);
  }

  #outward(effect: Outward): void {
    if (effect.kind === 'show') this.shown.push(effect.event);
    if (effect.kind === 'beyond-guard') this.guard = { ...this.guard, beyond: true };
    if (effect.kind !== 'transmit') return;
    const { to, payload } = effect;
    const own = decodePayload(payload);
    if (!own.ok) throw new Error(`sends what is no payload: ${own.code}`);
    this.sent.push({ to, payload });
    this.sentBytes += payload.length;
  }
}

function circuitTo(me: number, peer: number) {
  const id = `ws-${Math.min(me, peer)}-${Math.max(me, peer)}`;
  return { id, kind: 'websocket', peer, oneWay: false };
}

function fresh(me: number): Machine {
  const tag = charter.parties[me]?.tag as Uint8Array;
  const root = sha256(new Uint8Array(0));
  const guard = { journal: { party: me, number: 0, tag }, size: 0, root, beyond: false };
  return { disk: new Disk(), guard };
}
