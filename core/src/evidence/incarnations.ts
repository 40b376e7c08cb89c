import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Charter } from '../codec/charter.ts';
import { type JournalName, journalKey } from '../codec/names.ts';

/**
 * The incarnations whose keys a file shows, wherever in it, the founding ones among them. No
 * station takes more of a party than `incarnationsMax` (spec/incarnation.md), so no file has more.
 */
export class Incarnations {
  readonly #shown = new Map<number, Set<string>>();

  constructor(charter: Charter) {
    for (const [party, { tag }] of charter.parties.entries()) this.#add({ party, number: 0, tag });
  }

  /** Takes one that a checked certificate names; `over-limit` where it is one too many. */
  take(name: JournalName): Result<true> {
    const count = this.#add(name);
    const detail = `incarnations of party ${name.party}`;
    return count > limits.incarnationsMax ? refuse('over-limit', detail) : ok(true);
  }

  #add(name: JournalName): number {
    const shown = this.#shown.get(name.party) ?? new Set<string>();
    this.#shown.set(name.party, shown.add(journalKey(name)));
    return shown.size;
  }
}
