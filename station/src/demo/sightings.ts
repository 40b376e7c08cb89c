import type { Json } from '../acts/act.ts';

/** One thing that `follow` emits, as far as it is needed here. */
type Event = {
  readonly event: string;
  readonly time?: number;
  readonly entry?: string;
  readonly peeked?: boolean;
  readonly by?: string;
  readonly cosigned?: number;
};

type Waiter = {
  readonly key: string;
  readonly resolve: (time: number) => void;
  readonly reject: (why: unknown) => void;
};

/** How long a state may take on one machine before the demonstration gives up. */
const patienceMs = 30_000;

/**
 * What a station has shown through `follow`: which entries are on its record, and how far its own
 * are on the record of the other side. States never go back, so neither does this.
 */
export class Sightings {
  readonly #held = new Map<string, number>();
  /** By journal: how far, and since when, oldest first. */
  readonly #recorded = new Map<string, { seq: number; time: number }[]>();
  #waiters: Waiter[] = [];

  take(value: Json): void {
    const event = value as Event;
    if (event.entry === undefined || event.time === undefined) return;
    if (event.event === 'entry' && event.peeked !== true) this.#held.set(event.entry, event.time);
    if (event.event === 'on-record') {
      const { journal, seq } = placeIn(event.entry);
      const marks = this.#recorded.get(journal) ?? [];
      this.#recorded.set(journal, [...marks, { seq, time: event.time }]);
    }
    this.#waiters = this.#waiters.filter(({ key, resolve }) => {
      const time = this.#find(key);
      if (time !== undefined) resolve(time);
      return time === undefined;
    });
  }

  /** The station has stopped: nobody waits any longer. */
  end(why: unknown): void {
    for (const { reject } of this.#waiters.splice(0)) reject(why);
  }

  /** When an entry came on our record. */
  held(entry: string): Promise<number> {
    return this.#wait(`held ${entry}`);
  }

  /** When the first receipt came that covers an entry of ours. */
  recorded(entry: string): Promise<number> {
    return this.#wait(`recorded ${entry}`);
  }

  isRecorded(entry: string): boolean {
    return this.#find(`recorded ${entry}`) !== undefined;
  }

  #find(key: string): number | undefined {
    const [kind, entry = ''] = key.split(' ');
    if (kind === 'held') return this.#held.get(entry);
    const { journal, seq } = placeIn(entry);
    return this.#recorded.get(journal)?.find((mark) => mark.seq >= seq)?.time;
  }

  #wait(key: string): Promise<number> {
    const known = this.#find(key);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not seen: ${key}`)), patienceMs);
      const settle = <T>(done: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(late);
          done(value);
        };
      };
      this.#waiters.push({ key, resolve: settle(resolve), reject: settle(reject) });
    });
  }
}

function placeIn(entry: string): { journal: string; seq: number } {
  const slash = entry.lastIndexOf('/');
  return { journal: entry.slice(0, slash), seq: Number(entry.slice(slash + 1)) };
}
