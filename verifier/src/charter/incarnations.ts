/** How many incarnations of each party a file shows the keys of, the founding ones among them. */
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import type { Charter } from './charter.ts';

export class Incarnations {
  readonly #names = new Map<number, Set<string>>();

  constructor(charter: Charter) {
    for (const { index, tag } of charter.parties) this.take({ party: index, number: 0, tag });
  }

  /** Counts that of a certificate, each name once; refused with `over-limit` above the most. */
  take(name: JournalName): void {
    const names = this.#names.get(name.party) ?? new Set();
    this.#names.set(name.party, names);
    names.add(keyOfName(name));
    if (names.size > limits.incarnations) refuse('over-limit', 'incarnations of one party');
  }
}
