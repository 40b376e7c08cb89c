import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey, type Reference } from '@parley/core/codec/names.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { Hidden } from '../../projection/matters.ts';
import type { StationLine } from '../../station.ts';
import { Compartments } from './compartments.ts';

/**
 * What lies in a compartment, and what follows from it: an entry that was put there or became of a
 * draft that was, and every entry that refers to one. Of a hand-over only the names would tell, and
 * a watch is taken by all: it lies in none by what it refers to.
 */
const lyingSql =
  'WITH RECURSIVE lies(journal, seq, compartment) AS (' +
  "SELECT journal, seq, compartment FROM desk_closed WHERE journal != '' " +
  'UNION SELECT e.journal, e.seq, c.compartment FROM desk_closed_draft c ' +
  'JOIN shown_entry e ON e.party = ? AND e.draft = c.draft ' +
  'UNION SELECT r.journal, r.seq, l.compartment FROM lies l ' +
  'JOIN shown_reference r ON r.target = l.journal AND r.target_seq = l.seq ' +
  `JOIN shown_entry e ON e.journal = r.journal AND e.seq = r.seq AND e.kind != ${kinds.handover}` +
  ') SELECT journal, seq, compartment FROM lies';

const none: ReadonlySet<string> = new Set();

/** Which compartments close the line, its drafts and its entries; names of this station alone. */
export class ClosedPlaces extends Compartments {
  readonly #line: StationLine;
  #lying: { readonly of: string; readonly places: ReadonlyMap<string, ReadonlySet<string>> } = {
    of: '',
    places: new Map(),
  };

  constructor(line: StationLine) {
    super(line.store);
    this.#line = line;
  }

  /** What an officer must open for this entry, the line's own among it. */
  ofEntry(journal: string, seq: number): string[] {
    const own = this.ofLine();
    return this.isUnused() ? own : [...new Set([...own, ...this.#of(journal, seq)])];
  }

  /** What he must open for a draft that refers to these entries, the line's own among it. */
  ofDraft(draft: Uint8Array, references: readonly Place[]): string[] {
    const about = references.flatMap(({ journal, seq }) => [...this.#of(journal, seq)]);
    return [...new Set([...this.ofLine(), ...this.ownOfDraft(draft), ...about])];
  }

  /** What nobody tells him who opens these compartments and no others. */
  hiddenFrom(opened: readonly string[]): Hidden {
    const lacks = (compartment: string) => !opened.includes(compartment);
    if (this.ofLine().some(lacks)) return { all: true, places: none };
    if (this.isUnused()) return { all: false, places: none };
    const hidden = [...this.#all()].filter(([, compartments]) => [...compartments].some(lacks));
    const places = new Set(hidden.map(([place]) => place));
    for (const { journal, seq } of this.#ahead()) {
      if ([...this.#of(journal, seq)].some(lacks)) places.add(`${journal}/${seq}`);
    }
    return { all: false, places };
  }

  /** Entries that lists show although they stand in no table yet. */
  #ahead(): Place[] {
    const { host, desk } = this.#line;
    const peeked = [...host.line.journals.values()].flatMap(({ key, peeked: seqs }) => {
      return [...seqs.keys()].map((seq) => ({ journal: key, seq }));
    });
    return [...peeked, ...desk.projection.unprojected().map(({ row }) => row)];
  }

  #of(journal: string, seq: number): ReadonlySet<string> {
    const projected = this.#line.desk.projection.sizeOf(journal) > seq;
    if (projected) return this.#all().get(`${journal}/${seq}`) ?? none;
    // It is in no table yet, and closed from its first moment all the same.
    const known = this.#line.host.line.journals.get(journal);
    const item = known && readItem(this.#line.store, { journal: known, seq })?.item;
    if (!item || isOpaque(item)) return none;
    const body = known.name.party === this.#line.me ? decodeBody(item.body) : undefined;
    const draft = body?.ok ? body.value.draft : null;
    const about = item.kind === kinds.handover ? [] : item.references;
    return new Set([
      ...this.ownOfEntry(journal, seq),
      ...(draft ? this.ownOfDraft(draft) : []),
      ...about.flatMap((one) => [...this.#of(journalKey(one), one.seq)]),
    ]);
  }

  /** Every entry that lies in some compartment; made again when entries or compartments changed. */
  #all(): ReadonlyMap<string, ReadonlySet<string>> {
    const sizes = [...this.#line.host.line.journals.keys()].map((key) => {
      return this.#line.desk.projection.sizeOf(key);
    });
    const of = `${this.changes} ${sizes.join(' ')}`;
    if (this.#lying.of === of) return this.#lying.places;
    const places = new Map<string, Set<string>>();
    const rows = this.#line.store.database.db.prepare(lyingSql).all(this.#line.me) as Lying[];
    for (const { journal, seq, compartment } of rows) {
      const place = `${journal}/${seq}`;
      places.set(place, (places.get(place) ?? new Set()).add(compartment));
    }
    this.#lying = { of, places };
    return places;
  }
}

export type Place = { readonly journal: string; readonly seq: number };
type Lying = Place & { readonly compartment: string };

/** The places of references, as journals are named here. */
export function placesOf(references: readonly Reference[]): Place[] {
  return references.map((one) => ({ journal: journalKey(one), seq: one.seq }));
}
