import { hex } from '@parley/core/base/bytes.ts';
import type { Effect, FaultKind, Input } from '@parley/core/replication/io.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { step } from '@parley/core/station/step.ts';
import type { Guard } from '../store/guard.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import type { Clock } from './clock.ts';

/** The keys that the core's `sign` effects ask for; the private halves stay behind them. */
export type LineSigners = {
  readonly note: (message: Uint8Array) => Uint8Array;
  readonly cosign: (message: Uint8Array) => Uint8Array;
  readonly pq: (message: Uint8Array) => Uint8Array;
};

/** Effects that concern circuits, people and keys; the loop itself does disk and signatures. */
export type Outward = Exclude<
  Effect,
  { kind: 'persist' } | { kind: 'guard' } | { kind: 'sign' } | { kind: 'load' }
>;

export type LoopPorts = {
  readonly store: LineStore;
  /** Null where none can be read: then the core is mute and asks for nothing. */
  guard(): Guard | null;
  signers(): LineSigners;
  readonly clock: Clock;
  outward(effect: Outward): void;
};

type Persist = Extract<Effect, { kind: 'persist' }>;
type GuardEffect = Extract<Effect, { kind: 'guard' }>;

/**
 * The only caller of the core's step. Inputs gather while a turn runs; a turn makes one
 * transaction of all `persist` effects, then one of all guards, and feeds the answers back until
 * nothing is left (design section 4).
 */
export class LineLoop {
  readonly line: Line;
  readonly #ports: LoopPorts;
  #inputs: Input[] = [];
  #scheduled = false;
  #stopped = false;

  constructor(line: Line, ports: LoopPorts) {
    this.line = line;
    this.#ports = ports;
  }

  /** Runs the first effects of a start. */
  begin(): void {
    const effects = this.line.effects;
    this.line.effects = [];
    this.#settle([...effects]);
  }

  /** Takes an input; it is worked off in the next turn of the event loop. */
  input(input: Input): void {
    this.#inputs.push(input);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    setImmediate(() => {
      if (this.#scheduled) this.turn();
    });
  }

  /** Works off what came, without waiting for more: to be called by who knows that none comes. */
  flush(): void {
    if (this.#inputs.length > 0) this.turn();
  }

  /** A mark: written with what is written a little later. */
  also(write: () => void): void {
    this.#ports.store.marks.add(write, this.#elapsed());
  }

  stop(): void {
    this.#stopped = true;
  }

  /** All inputs that are there, as one turn. */
  turn(): void {
    this.#scheduled = false;
    if (this.#stopped) return;
    const inputs = this.#inputs;
    this.#inputs = [];
    const now = this.#ports.clock.now();
    const effects: Effect[] = [];
    for (const input of inputs) append(effects, step(this.line, now, input));
    append(effects, step(this.line, now, { kind: 'end' }));
    this.#settle(effects);
  }

  /**
   * Executes effects in phases, until none is left. What that set free (the next entries in the
   * queue, the next bundles of a backlog) waits for a turn of its own: between two transactions
   * sockets are read and written, or a backlog would fill them faster than they drain.
   */
  #settle(effects: Effect[]): void {
    let queue = effects;
    let worked = false;
    let persists: Persist[] = [];
    let guards: GuardEffect[] = [];
    for (;;) {
      const next: Effect[] = [];
      for (const effect of queue) {
        worked ||= effect.kind === 'persist' || effect.kind === 'load';
        if (effect.kind === 'persist') persists.push(effect);
        else if (effect.kind === 'guard') guards.push(effect);
        else append(next, this.#now(effect));
      }
      if (next.length === 0 && persists.length > 0) {
        for (const answer of this.#persist(persists)) append(next, this.#step(answer));
        persists = [];
      }
      // Not "else": what was persisted may ask for nothing more, and a guard still waits.
      if (next.length === 0 && guards.length > 0) {
        for (const answer of this.#guard(guards)) append(next, this.#step(answer));
        guards = [];
      }
      if (next.length === 0) {
        if (worked) this.#schedule();
        return;
      }
      queue = next;
    }
  }

  #elapsed(): number {
    return this.#ports.clock.now().elapsed;
  }

  #step(input: Input): readonly Effect[] {
    return step(this.line, this.#ports.clock.now(), input);
  }

  /** Effects that are done at once. */
  #now(effect: Exclude<Effect, Persist | GuardEffect>): readonly Effect[] {
    switch (effect.kind) {
      case 'sign':
        return this.#sign(effect);
      case 'load': {
        const loaded = this.#ports.store.answer(effect.query);
        return this.#step({ kind: 'loaded', id: effect.id, loaded });
      }
      default:
        this.#ports.outward(effect);
        return [];
    }
  }

  #sign({ id, key, message }: Extract<Effect, { kind: 'sign' }>): readonly Effect[] {
    const signature = this.#ports.signers()[key](message);
    return this.#step({ kind: 'signed', id, signature });
  }

  /** One transaction for all; if the disk refuses it, each alone, so that a FLASH still gets in. */
  #persist(persists: readonly Persist[]): Input[] {
    const also = this.#ports.store.marks.due(this.#elapsed());
    const fault = this.#write(persists, also);
    if (!fault) return persists.map(({ id }) => ({ kind: 'durable', id }));
    if (persists.length === 1) {
      return [{ kind: 'fault', id: (persists[0] as Persist).id, what: fault }];
    }
    return persists.map((persist): Input => {
      const what = this.#write([persist], []);
      return what ? { kind: 'fault', id: persist.id, what } : { kind: 'durable', id: persist.id };
    });
  }

  #write(persists: readonly Persist[], also: readonly (() => void)[]): FaultKind | undefined {
    try {
      const only = persists.length === 1 ? (persists[0] as Persist).records : undefined;
      const records = only ?? persists.flatMap((persist) => persist.records);
      const urgent = persists.some((persist) => persist.urgent);
      this.#ports.store.write(records, {
        urgent,
        also: () => {
          for (const write of also) write();
        },
      });
      return undefined;
    } catch (error) {
      if (error instanceof StoreFault) return error.kind === 'disk-full' ? 'disk-full' : 'io';
      throw error;
    }
  }

  #guard(guards: readonly GuardEffect[]): Input[] {
    const line = hex(this.line.id);
    const guard = this.#ports.guard();
    try {
      if (!guard) throw new StoreFault('io', 'no guard');
      guard.set(
        ...guards.map(({ journal, size, root }) => {
          return { line, number: journal.number, tag: journal.tag, size, root };
        }),
      );
      return guards.map(({ id }) => ({ kind: 'guarded', id }));
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      const what = error.kind === 'disk-full' ? 'disk-full' : 'io';
      return guards.map(({ id }) => ({ kind: 'fault', id, what }));
    }
  }
}

function append(target: Effect[], more: readonly Effect[]): void {
  for (const effect of more) target.push(effect);
}
