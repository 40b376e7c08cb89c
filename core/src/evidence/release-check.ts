import type { Crypto } from '../base/crypto.ts';
import type { Body } from '../codec/body.ts';
import type { Founding } from '../codec/certificate.ts';
import type { Item } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import type { JournalName } from '../codec/names.ts';
import type { Desk } from '../keys/assertion.ts';
import { checkRelease, ruleFor } from '../keys/release.ts';
import { applyRoster, foundingRoster, officersAt, type Roster } from '../keys/roster.ts';
import type { ViolationCode } from './findings.ts';

/** Against what releases are checked: the line, and where assertions may come from. */
export type ReleaseRules = { readonly founding: Founding; readonly desk: Desk | undefined };

/** Holds each entry of a transcript to the charter's release rules and its party's roster there. */
export class ReleaseCheck {
  readonly #crypto: Crypto;
  readonly #rules: ReleaseRules;
  readonly #rosters: Roster[];
  /** Answers of the rules by kind, class and precedence: asked for every entry. */
  readonly #asked = new Map<number, boolean>();

  constructor(crypto: Crypto, rules: ReleaseRules) {
    this.#crypto = crypto;
    this.#rules = rules;
    const { charter } = rules.founding;
    this.#rosters = charter.parties.map((_, party) => foundingRoster(charter, party));
  }

  /** Whether the charter wants a release of such an entry. */
  asks(item: Item): boolean {
    const place = item.kind * 18 + item.class * 6 + item.precedence;
    const known = this.#asked.get(place);
    if (known !== undefined) return known;
    const { charter } = this.#rules.founding;
    const rule = ruleFor(charter, item.kind, item.class, item.precedence);
    const asks = rule !== undefined && rule.needs.length > 0;
    // Kinds are the author's to choose; a bounded memory of them is enough.
    if (this.#asked.size < 4096) this.#asked.set(place, asks);
    return asks;
  }

  /** The code of what the entry breaks, or undefined. A roster entry that holds takes effect. */
  check(journal: JournalName, seq: number, entry: { item: Item; body: Body }) {
    const { item, body } = entry;
    const { founding, desk } = this.#rules;
    const { charter, line } = founding;
    const roster = this.#rosters[journal.party] as Roster;
    const { kind, precedence, references } = item;
    const author = journal.party;
    const subject = { line, author, kind, precedence, class: item.class, references, body };
    if (kind === kinds.roster) {
      const place = { journal, seq, subject };
      const next = applyRoster(this.#crypto, { charter, desk }, roster, place);
      if (!next.ok) return violationOf(next.code);
      this.#rosters[author] = next.value;
      return undefined;
    }
    const officers = officersAt(roster, { journal, seq });
    const policy = { charter, officers, desk };
    const checked = checkRelease(this.#crypto, policy, subject);
    return checked.ok ? undefined : violationOf(checked.code);
  }
}

/** What an entry is shown to break whose releases or roster change the rules refuse. */
export function violationOf(code: string): ViolationCode {
  if (code === 'release-missing') return 'release-missing';
  return code === 'malformed' ? 'unreadable' : 'bad-release';
}
