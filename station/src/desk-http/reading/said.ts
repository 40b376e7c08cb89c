import { decodeBody } from '@parley/core/codec/body.ts';
import { type Item, isOpaque } from '@parley/core/codec/entry.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodeRecordOf, type EntryRecord, type RecordKind } from '@parley/core/codec/records.ts';
import { entryName, readItem } from '../../projection/entry-name.ts';
import type { DeskLine } from '../desk-line.ts';

/** An entry of a kind with its record, where both can be read and no rule condemns it. */
export type SaidEntry<K extends RecordKind> = {
  readonly party: number;
  readonly entry: string;
  readonly time: number;
  readonly record: Extract<EntryRecord, { kind: K }>;
  /** What it refers to, by name, in its author's order. */
  readonly about: readonly string[];
};

const sql =
  'SELECT journal, seq, party FROM shown_entry WHERE kind = ? AND violation IS NULL ' +
  "AND form = 'readable' ORDER BY time, party, journal, seq";

/** Every entry of a kind, oldest first by claimed time: for lists that people read. */
export function saidOf<K extends RecordKind & KindName>(
  { line }: DeskLine,
  kind: K,
): SaidEntry<K>[] {
  const core = line.host.line;
  const rows = line.store.database.db.prepare(sql).all(kinds[kind]) as {
    journal: string;
    seq: number;
    party: number;
  }[];
  return rows.flatMap(({ journal: key, seq, party }) => {
    const journal = core.journals.get(key);
    const item = journal && readItem(line.store, { journal, seq })?.item;
    if (!journal || !item || isOpaque(item)) return [];
    const body = decodeBody(item.body);
    const record = body.ok ? decodeRecordOf(kind, body.value.record) : undefined;
    if (!record?.ok) return [];
    const entry = entryName(core, journal.name, seq);
    return [{ party, entry, time: item.time, record: record.value, about: aboutOf(line, item) }];
  });
}

function aboutOf(line: DeskLine['line'], item: Item): string[] {
  return item.references.map((reference) => {
    const journal = line.host.line.journals.get(journalKey(reference));
    const name = journal?.name ?? reference;
    return entryName(line.host.line, name, reference.seq);
  });
}

/** Every party of the line, by index. */
export function partiesOf({ line }: DeskLine): number[] {
  return line.charter.parties.map((_, party) => party);
}

export function partyNamed({ line }: DeskLine, party: number): string {
  return line.charter.parties[party]?.name ?? String(party);
}
