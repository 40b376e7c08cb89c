import type { Effect, FaultKind, Input, Loaded, Now } from '../replication/io.ts';
import type { Line } from '../replication/line.ts';
import { endIsDue } from './end.ts';
import type { Query, StoreRecord } from './records.ts';
import { step } from './step.ts';

type Persist = Extract<Effect, { kind: 'persist' }>;
type GuardEffect = Extract<Effect, { kind: 'guard' }>;
type Sign = Extract<Effect, { kind: 'sign' }>;

/** What the guard is to stand at: an own journal at a size. */
export type GuardMark = Pick<GuardEffect, 'journal' | 'size' | 'root'>;

/** Effects that concern circuits, people and keys; the loop itself does disk and signatures. */
export type Outward = Exclude<Effect, Persist | GuardEffect | Sign | { kind: 'load' }>;

/** A line's disk, signers and clock. What they throw ends the loop. */
export type LoopPorts = {
  /** All records in one transaction, durable on return; a fault: nothing of it is written. */
  persist(records: readonly StoreRecord[], urgent: boolean): FaultKind | undefined;
  /** The same for the guard's own database. */
  guard(marks: readonly GuardMark[]): FaultKind | undefined;
  sign(key: Sign['key'], message: Uint8Array): Uint8Array;
  /** What was asked for, or why it cannot be read. */
  load(query: Query): Loaded | FaultKind;
  now(): Now;
  outward(effect: Outward): void;
  /** Calls `due` a little later, in a turn of the event loop of its own; true: it had work. */
  schedule(due: () => boolean): void;
};

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

  /** Takes an input and works it off at once, for who knows that none comes with it. */
  take(input: Input): void {
    this.#inputs.push(input);
    this.turn();
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    this.#ports.schedule(() => {
      if (!this.#scheduled) return false;
      this.turn();
      return true;
    });
  }

  /** Works off what came, without waiting for more: to be called by who knows that none comes. */
  flush(): void {
    if (this.#inputs.length > 0) this.turn();
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
    const now = this.#ports.now();
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
        const { kind } = effect;
        worked ||= kind === 'persist' || kind === 'guard' || kind === 'load';
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
        if (worked && endIsDue(this.line)) this.#schedule();
        return;
      }
      queue = next;
    }
  }

  #step(input: Input): readonly Effect[] {
    return step(this.line, this.#ports.now(), input);
  }

  /** Effects that are done at once. */
  #now(effect: Exclude<Effect, Persist | GuardEffect>): readonly Effect[] {
    switch (effect.kind) {
      case 'sign': {
        const signature = this.#ports.sign(effect.key, effect.message);
        return this.#step({ kind: 'signed', id: effect.id, signature });
      }
      case 'load': {
        const { id } = effect;
        const loaded = this.#ports.load(effect.query);
        if (typeof loaded === 'string') return this.#step({ kind: 'fault', id, what: loaded });
        return this.#step({ kind: 'loaded', id, loaded });
      }
      default:
        this.#ports.outward(effect);
        return [];
    }
  }

  /** One transaction for all; if the disk refuses it, each alone, so that a FLASH still gets in. */
  #persist(persists: readonly Persist[]): Input[] {
    const fault = this.#write(persists);
    if (!fault) return persists.map(({ id }) => ({ kind: 'durable', id }));
    if (persists.length === 1) {
      return [{ kind: 'fault', id: (persists[0] as Persist).id, what: fault }];
    }
    return persists.map((persist): Input => {
      const what = this.#write([persist]);
      return what ? { kind: 'fault', id: persist.id, what } : { kind: 'durable', id: persist.id };
    });
  }

  #write(persists: readonly Persist[]): FaultKind | undefined {
    const only = persists.length === 1 ? (persists[0] as Persist).records : undefined;
    const records = only ?? persists.flatMap((persist) => persist.records);
    const urgent = persists.some((persist) => persist.urgent);
    return this.#ports.persist(records, urgent);
  }

  #guard(guards: readonly GuardEffect[]): Input[] {
    const what = this.#ports.guard(guards);
    return guards.map(({ id }) => (what ? { kind: 'fault', id, what } : { kind: 'guarded', id }));
  }
}

function append(target: Effect[], more: readonly Effect[]): void {
  for (const effect of more) target.push(effect);
}
