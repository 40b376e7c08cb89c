/**
 * The record of a line as a transcript shows it: its journals, what is still to be compared when
 * they grow, and the findings.
 */
import { type Bytes, hex } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Certificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import { Incarnations } from '../charter/incarnations.ts';
import { compareNames, type JournalName, keyOfName, type Mark } from '../journal/name.ts';
import { originOf } from '../note/checkpoint.ts';
import { Journal } from './journal.ts';

export type ViolationCode =
  | 'bad-release'
  | 'cut-malformed'
  | 'held-falls'
  | 'held-untrue'
  | 'reference-untrue'
  | 'release-missing'
  | 'unreadable';

export type Violation = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly code: ViolationCode;
};

/** A head or leaf that somebody names before the file shows that much of its journal. */
type Expectation = {
  readonly of: 'head' | 'leaf';
  readonly hash: Bytes;
  /** Called when it can be told. */
  readonly told: (isTrue: boolean) => void;
};

export class LineRecord {
  readonly charter: Charter;
  readonly incarnations: Incarnations;
  readonly journals = new Map<string, Journal>();
  readonly violations: Violation[] = [];
  /** By journal, then by the size at which it can be told. */
  readonly #expected = new Map<string, Map<number, Expectation[]>>();

  constructor(charter: Charter) {
    this.charter = charter;
    this.incarnations = new Incarnations(charter);
    for (const { index, tag, keys } of charter.parties) {
      this.#add({ party: index, number: 0, tag }, { keys, certificate: undefined });
    }
  }

  get(name: JournalName): Journal | undefined {
    return this.journals.get(keyOfName(name));
  }

  /** The journal of that name; `unknown-party` or `unknown-journal` without one. */
  known(name: JournalName): Journal {
    if (this.charter.parties[name.party] === undefined) refuse('unknown-party', `${name.party}`);
    return this.get(name) ?? refuse('unknown-journal', keyOfName(name));
  }

  /** Takes a certificate; one that is known already changes nothing. */
  certify(certificate: Certificate): Journal {
    const { name, keys } = certificate;
    const present = this.get(name);
    if (present !== undefined) return present;
    this.incarnations.take(name);
    return this.#add(name, { keys, certificate });
  }

  /** All journals of the other parties. */
  othersOf(party: number): Journal[] {
    return [...this.journals.values()].filter(({ name }) => name.party !== party);
  }

  /** All journals of a party in the order of their names. */
  ofParty(party: number): Journal[] {
    const own = [...this.journals.values()].filter(({ name }) => name.party === party);
    return own.sort((a, b) => compareNames(a.name, b.name));
  }

  /** Whether that is a head of the journal it names; undefined while it cannot be told. */
  isTrue(mark: Mark): boolean | undefined {
    return this.get(mark)?.tree.isHead(mark.size, mark.root);
  }

  /** A violation of an entry; a mark or reference that is not so is one each. */
  violates(journal: JournalName, seq: number, code: ViolationCode): void {
    this.violations.push({ journal, seq, code });
  }

  /** Keeps what is named ahead until `size` entries of that journal are shown. */
  await(name: JournalName, size: number, expectation: Expectation): void {
    const key = keyOfName(name);
    const sizes = this.#expected.get(key) ?? new Map<number, Expectation[]>();
    this.#expected.set(key, sizes);
    const waiting = sizes.get(size) ?? [];
    waiting.push({ ...expectation, hash: expectation.hash.slice() });
    sizes.set(size, waiting);
  }

  /** Appends a leaf and tells those who wait for that size. */
  append(journal: Journal, leaf: Bytes): void {
    journal.tree.append(leaf);
    const sizes = this.#expected.get(journal.key);
    const waiting = sizes?.get(journal.size);
    if (waiting === undefined) return;
    sizes?.delete(journal.size);
    for (const { of, hash, told } of waiting) {
      told(hex(of === 'leaf' ? leaf : journal.tree.root(journal.size)) === hex(hash));
    }
  }

  #add(name: JournalName, given: Pick<Journal, 'keys' | 'certificate'>): Journal {
    const kept = { ...name, tag: name.tag.slice() };
    const origin = originOf(this.charter, kept);
    const journal = new Journal({ ...given, name: kept, origin, line: this.charter.line });
    this.journals.set(journal.key, journal);
    return journal;
  }
}
