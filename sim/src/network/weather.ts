import type { Link } from './link.ts';
import { clean, type Profile } from './profile.ts';

/** What is wrong with a link now: several things at once, each ending by itself. */
export class Weather {
  readonly #link: Link;
  readonly #base: Profile;
  readonly #wrong = new Set<Partial<Profile>>();
  /** Since when nothing is wrong, world ms; null: something is. */
  fairSince: number | null = 0;

  constructor(link: Link, base: Profile = clean) {
    this.#link = link;
    this.#base = base;
    link.profile = base;
  }

  begin(wrong: Partial<Profile>): void {
    this.#wrong.add(wrong);
    this.#apply(null);
  }

  end(wrong: Partial<Profile>, now: number): void {
    this.#wrong.delete(wrong);
    // What was held up still stands in the way of what comes after it.
    this.#apply(this.#wrong.size === 0 ? Math.max(now, this.#link.lastArrival) : null);
  }

  /** Everything is well from now on, on a path like this. */
  clear(profile: Profile, now: number): void {
    this.#wrong.clear();
    this.#link.profile = profile;
    this.fairSince = now;
  }

  #apply(fairSince: number | null): void {
    this.#link.profile = Object.assign({ ...this.#base }, ...this.#wrong);
    this.fairSince = fairSince;
  }
}
