import { hex } from '@parley/core/base/bytes.ts';
import { type AnyItem, leafOf } from '@parley/core/codec/entry.ts';
import type { JournalName, Reference } from '@parley/core/codec/names.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import {
  type Journal,
  type Line,
  presentJournal,
  sortedJournals,
} from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';

/** Where an entry stands, among the journals known here. */
export type EntryPlace = { readonly journal: Journal; readonly seq: number };

export function partyName(line: Line, party: number): string {
  return line.charter.parties[party]?.name ?? String(party);
}

/** `moscow/41` in a party's present incarnation, `moscow.0-58e8ea714f0f0b29/41` in any. */
export function entryName(line: Line, journal: JournalName, seq: number): string {
  const party = partyName(line, journal.party);
  const present = presentJournal(line, journal.party).key === journalKey(journal);
  return present ? `${party}/${seq}` : `${party}.${journal.number}-${hex(journal.tag)}/${seq}`;
}

/** The name of an entry of which the journal's key is known. */
export function placeName(
  line: Line,
  { journal, seq }: { readonly journal: string; readonly seq: number },
): string {
  const name = line.journals.get(journal)?.name;
  return name ? entryName(line, name, seq) : `${journal}/${seq}`;
}

const named = /^([a-z0-9-]+)(?:\.([0-9]+)-([0-9a-f]{16}))?\/([0-9]+)$/;

/** The place that a name means; undefined for another form, party or journal. */
export function placeOf(line: Line, name: string): EntryPlace | undefined {
  const [, party, number, tag, digits] = named.exec(name) ?? [];
  const index = line.charter.parties.findIndex((one) => one.name === party);
  const seq = Number(digits);
  if (index < 0 || !Number.isSafeInteger(seq)) return undefined;
  const journal =
    tag === undefined
      ? presentJournal(line, index)
      : sortedJournals(line).find(
          ({ name: one }) =>
            one.party === index && one.number === Number(number) && hex(one.tag) === tag,
        );
  return journal && { journal, seq };
}

/** An entry that is held or peeked here; undefined where it is not. */
export function readItem(
  store: LineStore,
  { journal, seq }: EntryPlace,
): { item: AnyItem; peeked: boolean } | undefined {
  if (seq < journal.durable.size) {
    const [run] = [...store.evidence.runs(journal.key, seq, seq + 1)];
    const items = run ? decodeRun(run.bytes) : undefined;
    const item = run && items?.ok ? items.value[seq - run.first] : undefined;
    return item && { item, peeked: false };
  }
  if (!journal.peeked.has(seq)) return undefined;
  const bytes = store.peeked(journal.key, seq);
  const items = bytes && decodeRun(bytes);
  const item = items?.ok ? items.value[0] : undefined;
  return item && { item, peeked: true };
}

/** The reference that names an entry held or peeked here, for one that answers it. */
export function referenceTo(
  line: Line,
  store: LineStore,
  place: EntryPlace,
): Reference | undefined {
  const { journal, seq } = place;
  const found = readItem(store, place);
  if (!found) return undefined;
  const leaf = leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, found.item);
  return { ...journal.name, seq, leaf };
}
