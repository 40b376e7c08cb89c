import type { StationLine } from '@parley/station/station.ts';

type Waiting = { readonly size: number; readonly done: () => void };

/** Waits for what the core shows: sizes recorded by all peers, circuits up, entries of others. */
export class Receipts {
  readonly #recorded = new Map<number, number>();
  readonly #up = new Set<number>();
  readonly #line: StationLine;
  #waiting: Waiting[] = [];
  #joining: (() => void)[] = [];
  #first: (() => void)[] = [];
  #hasFirst = false;

  constructor(line: StationLine) {
    this.#line = line;
    for (const party of line.host.line.peers.keys()) this.#recorded.set(party, 0);
    line.host.onShown = (event) => {
      if (event.event === 'recorded' && event.journal.party === line.me) {
        this.#rise(event.by.party, event.size);
      } else if (event.event === 'circuit' && event.up) {
        this.#up.add(event.peer);
        this.#answer();
      } else if (event.event === 'entries' && event.journal.party !== line.me) {
        this.#hasFirst = true;
        for (const done of this.#first.splice(0)) done();
      }
    };
  }

  /** Resolves when every other party has recorded so much of our journal, durably here too. */
  reached(size: number): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ size, done });
      this.#settle();
    });
  }

  /** Resolves when every other party has answered a challenge. */
  joined(): Promise<void> {
    return new Promise((done) => {
      this.#joining.push(done);
      this.#answer();
    });
  }

  /** Resolves when an entry of another party is durable here. */
  firstRecorded(): Promise<void> {
    return new Promise((done) => {
      if (this.#hasFirst) done();
      else this.#first.push(done);
    });
  }

  #rise(party: number, size: number): void {
    this.#recorded.set(party, size);
    this.#settle();
  }

  #settle(): void {
    const least = Math.min(...this.#recorded.values());
    const ready = this.#waiting.filter(({ size }) => size <= least);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter(({ size }) => size > least);
    for (const { done } of ready) done();
  }

  #answer(): void {
    if (this.#up.size < this.#line.host.line.peers.size) return;
    for (const done of this.#joining.splice(0)) done();
  }
}
