/** What a trace tells of; the manual is in sim/README.md. */
export const told = [
  'step',
  'boot',
  'crash',
  'up',
  'down',
  'frame',
  'payload',
  'sent',
  'signed',
  'guard',
  'stored',
  'entries',
  'recorded',
  'refused',
  'violation',
  'contested',
  'mute',
  'cut',
  'line',
  'fault',
  'lie',
  'key',
  'courier',
  'heal',
  'end',
  'attachment',
  'act',
] as const;
export type Told = (typeof told)[number];

const numbers = new Map<Told, number>(told.map((name, i) => [name, i + 1]));

/**
 * What happened, in its order: always as a hash, as readable lines for who asks. The hash covers
 * places, times, sizes and counts, and no bytes that cryptography makes.
 */
export class Trace {
  /** Takes lines, or null: nobody reads. */
  line: ((text: string) => void) | null = null;
  /** World time, ms: kept by the world. */
  at = 0;
  #a = 0x2545f491;
  #b = 0x1b873593;
  #events = 0;

  /** @param who index of the station, or -1: the world. */
  tell(who: number, what: Told, x = 0, y = 0): void {
    const { at } = this;
    this.#events++;
    let a = this.#a ^ Math.imul(Math.floor(at * 8) | 0, 0x9e3779b1);
    a = Math.imul(a ^ (a >>> 15), 0x85ebca6b) + (numbers.get(what) ?? 0) * 31 + who;
    let b = this.#b ^ a;
    b = Math.imul((b << 13) | (b >>> 19), 5) + x;
    b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35) + y;
    this.#a = (a ^ b) | 0;
    this.#b = Math.imul(b ^ (a >>> 13), 0x27d4eb2f);
  }

  /** The same as text; `more` is made only when somebody reads. */
  write(who: number, what: Told, more: string): void {
    if (this.line === null) return;
    const station = who < 0 ? 'world' : `st ${who} `;
    this.line(`${clockOf(this.at)}  ${station}  ${what.padEnd(9)} ${more}`);
  }

  get events(): number {
    return this.#events;
  }

  /** 16 hexadecimal digits. */
  get hash(): string {
    const word = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return word(this.#a) + word(this.#b);
  }
}

/** Days and time of day since the start of the run. */
export function clockOf(elapsed: number): string {
  const ms = Math.floor(elapsed);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(ms / 86_400_000);
  const [h, m, s] = [ms / 3_600_000, ms / 60_000, ms / 1000].map((value) => Math.floor(value));
  const time = `${two((h as number) % 24)}:${two((m as number) % 60)}:${two((s as number) % 60)}`;
  return `${days}d ${time}.${String(ms % 1000).padStart(3, '0')}`;
}
