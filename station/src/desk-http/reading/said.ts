import { compareJournals, type JournalName, journalKey } from '@parley/core/codec/names.ts';
import type { EntryRecord } from '@parley/core/codec/records.ts';
import { exerciseWords, type SaidPlace } from '@parley/core/station/agreements.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import type { DeskLine } from '../desk-line.ts';
import { type Counting, type ReadWord, SaidWords } from './said-words.ts';

/** Kinds by which parties agree on something, or hand something over. */
export type SaidKind = 'handover' | 'exercise' | 'terms';

/** An entry of a kind with its record, where both can be read and no rule condemns it. */
export type SaidEntry<K extends SaidKind> = {
  readonly party: number;
  readonly entry: string;
  readonly time: number;
  readonly record: Extract<EntryRecord, { kind: K }>;
  /** What it refers to, by name, in its author's order. */
  readonly about: readonly string[];
  readonly place: SaidPlace;
};

const countings: { readonly [K in SaidKind]: Counting<K> } = {
  handover: { about: ({ journal, seq }) => placeKey(journal, seq), says: () => '', othersMax: 64 },
  exercise: {
    about: ({ record }) => exerciseWords(record),
    says: ({ record }) => record.step,
    othersMax: 256,
  },
  // A list may be as long as a body.
  terms: {
    about: ({ record, journal, seq, references: [first] }) => {
      if (record.terms !== null || !first) return placeKey(journal, seq);
      return placeKey(first, first.seq);
    },
    says: ({ record }) => (record.terms === null ? 'agreed' : 'list'),
    othersMax: 16,
  },
};

function placeKey(name: JournalName, seq: number): string {
  return `${journalKey(name)}/${seq}`;
}

const words = new WeakMap<StationLine, Map<SaidKind, SaidWords<SaidKind>>>();

/** Entries of a kind, oldest first by claimed time: for lists that people read. */
export function saidOf<K extends SaidKind>({ line }: DeskLine, kind: K): SaidEntry<K>[] {
  const known = words.get(line) ?? new Map<SaidKind, SaidWords<SaidKind>>();
  words.set(line, known);
  const all =
    (known.get(kind) as SaidWords<K> | undefined) ?? new SaidWords(line, kind, countings[kind]);
  known.set(kind, all as unknown as SaidWords<SaidKind>);
  return all
    .read()
    .sort(byTime)
    .map((one) => told(line, one));
}

type Ordered = Pick<ReadWord<SaidKind>, 'journal' | 'seq' | 'time'>;

function byTime(a: Ordered, b: Ordered): number {
  return a.time - b.time || compareJournals(a.journal, b.journal) || a.seq - b.seq;
}

/** By the names of this moment: a new incarnation gives the old entries others. */
function told<K extends SaidKind>({ host }: StationLine, word: ReadWord<K>): SaidEntry<K> {
  const { journal, seq, time, record, references } = word;
  const name = (of: JournalName, at: number) => {
    return entryName(host.line, host.line.journals.get(journalKey(of))?.name ?? of, at);
  };
  return {
    party: journal.party,
    entry: name(journal, seq),
    time,
    record,
    about: references.map((one) => name(one, one.seq)),
    place: { number: journal.number, seq },
  };
}

/** Every party of the line, by index. */
export function partiesOf({ line }: DeskLine): number[] {
  return line.charter.parties.map((_, party) => party);
}

export function partyNamed({ line }: DeskLine, party: number): string {
  return line.charter.parties[party]?.name ?? String(party);
}
