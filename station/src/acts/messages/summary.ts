import { hex } from '@parley/core/base/bytes.ts';
import type { Body } from '@parley/core/codec/body.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { entryName, partyName, readItem } from '../../projection/entry-name.ts';
import type { Matter } from '../../projection/matters.ts';
import { relationsOf } from '../../projection/relations.ts';
import { type EntryRow, rowOf } from '../../projection/row.ts';
import { isFinal, repeatOf, standingOf } from '../../projection/standing.ts';
import { knownViolations } from '../../projection/violations.ts';
import type { StationLine } from '../../station.ts';
import type { Json } from '../act.ts';
import { wordOfClass, wordOfKind, wordOfPrecedence } from './shapes.ts';

/** What a list shows of an entry: nothing that only a reader may see. */
export function summaryOf(line: StationLine, row: EntryRow): { [key: string]: Json } {
  const core = line.host.line;
  const journal = core.journals.get(row.journal);
  const repeat = repeatOf(line.store, core, row);
  const first = repeat && core.journals.get(repeat.journal);
  return {
    entry: journal ? entryName(core, journal.name, row.seq) : `${row.journal}/${row.seq}`,
    journal: row.journal,
    seq: row.seq,
    leaf: hex(row.leaf),
    from: partyName(core, row.party),
    action: partiesIn(line, row.action),
    information: partiesIn(line, row.information),
    kind: row.kind < 0 ? 'unknown' : wordOfKind(row.kind),
    form: row.form,
    precedence: wordOfPrecedence(row.precedence),
    class: wordOfClass(row.class),
    time: row.time,
    clock: row.clock,
    draft: row.draft ? hex(row.draft) : null,
    notAfter: row.not_after,
    attachments: row.attachments,
    standing: journal ? standingOf(core, journal, row.seq) : 'held',
    final: journal ? isFinal(core, journal, row.seq) : false,
    violations: knownViolations({ marks: line.desk.violations }, row),
    repeatOf: repeat && first ? entryName(core, first.name, repeat.seq) : null,
    ...relationsOf(line, row),
  };
}

/** The language versions that its author signed, in his order; none of their words. */
export function versionsOf(body: Body | null): { lang: string; standing: number }[] {
  return (body?.texts ?? []).map(({ lang, standing }) => ({ lang, standing }));
}

/** The same of a row. */
export function versionsIn(line: StationLine, { journal: key, seq }: EntryRow): Json {
  const journal = line.host.line.journals.get(key);
  const item = journal && readItem(line.store, { journal, seq })?.item;
  return journal && item ? versionsOf(rowOf(line.host.line, { ...journal, seq }, item).body) : [];
}

/** A summary with what is waited for. */
export function matterJson(line: StationLine, matter: Matter): Json {
  const { row, party, stage, stageAt, recorded, due, until, rings } = matter;
  const waitsFor = partyName(line.host.line, party);
  return {
    ...summaryOf(line, row),
    ...{ waitsFor, stage, stateAt: stageAt, recorded, due, until, rings },
  };
}

function partiesIn(line: StationLine, bits: number): string[] {
  return line.charter.parties
    .filter((_, party) => (bits & (1 << party)) !== 0)
    .map(({ name }) => name);
}

/** Rows of entries shown ahead of what precedes them; they are in no table. */
export function peekedRows(line: StationLine): EntryRow[] {
  const rows: EntryRow[] = [];
  for (const journal of sortedJournals(line.host.line)) {
    for (const seq of journal.peeked.keys()) {
      const item = readItem(line.store, { journal, seq })?.item;
      const place = { name: journal.name, key: journal.key, seq };
      if (item) rows.push(rowOf(line.host.line, place, item).row);
    }
  }
  return rows;
}
