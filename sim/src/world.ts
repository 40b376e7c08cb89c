import { hex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { Random } from './entropy.ts';
import { type Founding, type FoundingOptions, found } from './founding.ts';
import { Station } from './station.ts';

/** Stations with one circuit between each two, in one process, on one clock. */
export class World {
  readonly random: Random;
  readonly founding: Founding;
  readonly stations: Station[];
  time = 1_700_000_000_000;
  elapsed = 0;
  /** Pairs `a-b` that carry nothing now. */
  readonly cut = new Set<string>();
  /** One payload in so many is lost; 0: none. */
  loss = 0;

  constructor(seed: number, options: FoundingOptions) {
    this.random = new Random(seed);
    this.founding = found(this.random, options);
    const now = this.now();
    this.stations = this.founding.charter.parties.map(
      (_, i) => new Station(this.founding, i, new Random(seed * 31 + i), now),
    );
  }

  now() {
    return { time: this.time, elapsed: this.elapsed, clock: 2 as const };
  }

  station(i: number): Station {
    return this.stations[i] as Station;
  }

  /** Opens the circuit between every two stations. */
  connectAll(): void {
    for (const a of this.stations)
      for (const b of this.stations) if (a.me < b.me) this.connect(a.me, b.me);
  }

  connect(a: number, b: number): void {
    this.cut.delete(pair(a, b));
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const circuit = { id: pair(a, b), kind: 'memory', peer: other, oneWay: false };
      if (!this.station(one).crashed) this.station(one).input({ kind: 'circuit', circuit });
    }
  }

  disconnect(a: number, b: number): void {
    this.cut.add(pair(a, b));
    for (const one of [a, b])
      this.station(one).input({ kind: 'circuit-gone', circuit: pair(a, b) });
  }

  /** Carries every payload that is under way until all is quiet. */
  settle(rounds = 10_000): void {
    for (let i = 0; i < rounds; i++) {
      const moved = this.stations.map((station) => this.carry(station)).some((did) => did);
      if (!moved) return;
    }
    throw new Error('the stations never fall quiet');
  }

  private carry(from: Station): boolean {
    const sent = from.outbox;
    from.outbox = [];
    for (const { to, circuit, payload } of sent) {
      if (this.cut.has(circuit) || (this.loss > 0 && this.random.oneIn(this.loss))) continue;
      const station = this.station(to);
      if (!station.crashed) station.input({ kind: 'frame', circuit, from: from.me, payload });
    }
    return sent.length > 0;
  }

  /** Time goes on, and nothing else happens. */
  tick(ms: number): void {
    this.time += ms;
    this.elapsed += ms;
    for (const station of this.stations) station.now = this.now();
  }

  /** Lets time pass in steps, timers and all. */
  pass(ms: number, step = 500): void {
    for (let gone = 0; gone < ms; gone += step) {
      this.tick(step);
      for (const station of this.stations) {
        if (!station.crashed) station.input({ kind: 'timer' });
      }
      this.settle();
    }
  }

  /** All stations hold the same journals, to the same roots. */
  agreement(): string[] {
    return this.stations.map((station) =>
      [...station.line.journals.values()]
        .map(({ key, durable }) => `${key}:${durable.size}:${hex(durable.root).slice(0, 8)}`)
        .sort()
        .join(' '),
    );
  }
}

export function pair(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** The body of a plain message. */
export function textBody(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}
