import { randomBytes } from 'node:crypto';

/** What a challenge was given for, until it comes back. */
type Ticket<T> = { readonly value: T; readonly ends: number };

const ticketMs = 300_000;
/** Open challenges at once: whoever asks for more pushes the oldest out. */
const ticketsMax = 1000;

/** Challenges that are out, each good for one answer within five minutes. */
export class Tickets {
  readonly #open = new Map<string, Ticket<unknown>>();

  give(value: unknown, now: number): string {
    const name = randomBytes(18).toString('base64url');
    this.#open.set(name, { value, ends: now + ticketMs });
    const [oldest] = this.#open.keys();
    if (this.#open.size > ticketsMax && oldest !== undefined) this.#open.delete(oldest);
    return name;
  }

  /** What was given under this name; the second time nothing. */
  take<T>(name: string, now: number): T | undefined {
    const found = this.#open.get(name) as Ticket<T> | undefined;
    this.#open.delete(name);
    return found && found.ends > now ? found.value : undefined;
  }
}
