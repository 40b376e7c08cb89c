import type { Timers } from '../timing.ts';
import type { Connection } from './connection.ts';
import type { Tuning } from './tuning.ts';

/** A connection of a peer that has another: what came up first keeps its place meanwhile. */
export type Trial = { readonly from: string; readonly circuit: Connection };

export type TrialsOptions = {
  readonly tuning: Tuning;
  readonly timers: Timers;
  /** The connection to that peer that has the place, if there is one. */
  readonly present: (peer: number) => Connection | undefined;
  /** This one takes the place. */
  readonly take: (trial: Trial) => void;
  readonly drop: (circuit: Connection) => void;
};

/**
 * Connections that wait for the place of another (spec/circuit.md, Which connection stays). A TLS
 * key alone does not take it: who stole one could hold a line's circuit from anywhere. It takes
 * its place by a frame that the peer's session has sealed, or when the one before has gone silent.
 */
export class Trials {
  readonly #options: TrialsOptions;
  readonly #trials = new Map<number, Trial[]>();

  constructor(options: TrialsOptions) {
    this.#options = options;
  }

  add(trial: Trial): void {
    const { timers, tuning, present, drop } = this.#options;
    const { peer } = trial.circuit;
    const all = [...(this.#trials.get(peer) ?? []), trial];
    this.#trials.set(peer, all);
    if (all.length > tuning.trialsMax) drop(mostFrequent(all).circuit);
    const began = timers.elapsed();
    const before = present(peer);
    before?.probe();
    timers.after(tuning.silentMs, () => {
      if (!this.#has(trial) || present(peer) !== before) return;
      if (before && !before.heardSince(began)) this.won(trial.circuit);
    });
    timers.after(tuning.trialMs, () => {
      if (this.#has(trial)) drop(trial.circuit);
    });
  }

  /** It has proved whose it is, or nobody else is left. */
  won(circuit: Connection): void {
    const trial = this.#trials.get(circuit.peer)?.find((one) => one.circuit === circuit);
    this.ended(circuit);
    if (trial) this.#options.take(trial);
  }

  /** A connection is gone: one on trial, or the one that had the place. */
  ended(circuit: Connection): void {
    const left = (this.#trials.get(circuit.peer) ?? []).filter((one) => one.circuit !== circuit);
    if (left.length > 0) this.#trials.set(circuit.peer, left);
    else this.#trials.delete(circuit.peer);
  }

  /** The place is free: the one that has waited longest has it. */
  free(peer: number): void {
    const [first] = this.#trials.get(peer) ?? [];
    if (first) this.won(first.circuit);
  }

  #has(trial: Trial): boolean {
    return this.#trials.get(trial.circuit.peer)?.includes(trial) ?? false;
  }
}

/** The oldest of the address that has most of them. */
function mostFrequent(all: readonly Trial[]): Trial {
  const count = (from: string) => all.filter((one) => one.from === from).length;
  return all.reduce((a, b) => (count(b.from) > count(a.from) ? b : a));
}
