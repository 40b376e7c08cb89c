import { randomBytes } from 'node:crypto';

/** What a challenge was given for, until it comes back. */
type Ticket = { readonly value: unknown; readonly ends: number; readonly asker: string };

const ticketMs = 300_000;
/** Open challenges at once. */
const ticketsMax = 1000;

/** Challenges that are out, each good for one answer within five minutes. */
export class Tickets {
  readonly #open = new Map<string, Ticket>();

  /** @param asker whose it is: the address that asked, or what else floods itself alone */
  give(value: unknown, now: number, asker: string): string {
    const name = randomBytes(18).toString('base64url');
    this.#open.set(name, { value, ends: now + ticketMs, asker });
    if (this.#open.size > ticketsMax) this.#dropOne();
    return name;
  }

  /** What was given under this name; the second time nothing. */
  take<T>(name: string, now: number): T | undefined {
    const found = this.#open.get(name);
    this.#open.delete(name);
    return found && found.ends > now ? (found.value as T) : undefined;
  }

  /** The oldest of whoever has most: who asks for thousands pushes out his own alone. */
  #dropOne(): void {
    const held = new Map<string, number>();
    for (const { asker } of this.#open.values()) held.set(asker, (held.get(asker) ?? 0) + 1);
    const most = Math.max(...held.values());
    for (const [name, { asker }] of this.#open) {
      if (held.get(asker) === most) return void this.#open.delete(name);
    }
  }
}
