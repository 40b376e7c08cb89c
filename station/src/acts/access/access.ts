import { hex } from '@parley/core/base/bytes.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import { entryName, placeOf } from '../../projection/entry-name.ts';
import { type Hidden, isHidden } from '../../projection/matters.ts';
import type { StationLine } from '../../station.ts';
import { type PrivateEntry, readPrivate } from '../../store/private-journal.ts';
import { ActRefusal, act } from '../act.ts';
import { hiddenFrom } from '../officers/rights.ts';
import { officerNamed, officerWord } from './officer-named.ts';
import { recordAccess } from './record.ts';

/** One thing that was done at this station with what it holds. */
export type AccessRow = {
  readonly seq: number;
  /** Ms since 1970. */
  readonly time: number;
  /** Null: no officer was named. */
  readonly officer: { readonly id: string; readonly name: string | null } | null;
  readonly act: string;
  /** What it was done to: entries by name, hashes in hexadecimal, files and numbers as they are. */
  readonly what: readonly string[];
};

const stretch = 1024;

/**
 * Who read, exported and disclosed what, newest first: the private journal, which this asking
 * enters as well. `entry` and `officer` narrow it.
 */
export const accessAct = act({
  name: 'access',
  input: z.strictObject({
    entry: z.string().min(3).max(128).optional(),
    by: officerWord,
    limit: z.number().int().min(1).max(1000).default(100),
    /** Only what stands before this number of the private journal; 0: all. */
    before: z.number().int().min(0).default(0),
    officer: officerWord,
  }),
  run: async (context, { entry, by, limit, before, officer }) => {
    const line = context.line();
    const reader = officerNamed(line, officer);
    const who = officerNamed(line, by);
    const hidden = hiddenFrom(line, reader);
    const wanted = entry === undefined ? null : nameOf(line, entry);
    const asked = [wanted ?? '', who === null ? '' : hex(who)].filter((one) => one !== '');
    const { size } = line.privateJournal;
    const rows: AccessRow[] = [];
    let total = 0;
    for (let end = before === 0 ? size : Math.min(before, size); end > 0; end -= stretch) {
      const first = Math.max(0, end - stretch);
      for (const stored of line.privateJournal.entries(first, end - first).reverse()) {
        const row = told(rowOf(line, stored), line, hidden);
        if (!row || (wanted !== null && !row.what.includes(wanted))) continue;
        if (who !== null && row.officer?.id !== hex(who)) continue;
        total++;
        if (rows.length < limit) rows.push(row);
      }
      context.progress(size - first, size);
    }
    recordAccess(line, { act: 'access', what: asked, officer: reader });
    return { size, root: hex(line.privateJournal.root()), total, rows };
  },
});

/** Without the entries that the reader is not told of; undefined where nothing else is in it. */
function told(
  row: AccessRow | undefined,
  line: StationLine,
  hidden: Hidden | undefined,
): AccessRow | undefined {
  if (!row || hidden === undefined) return row;
  const what = row.what.filter((word) => {
    const place = placeOf(line.host.line, word);
    return !place || !isHidden(hidden, { journal: place.journal.key, seq: place.seq });
  });
  return what.length === 0 && row.what.length > 0 ? undefined : { ...row, what };
}

/** The name by which the private journal's entries are shown, whatever form was given. */
function nameOf(line: StationLine, entry: string): string {
  const place = placeOf(line.host.line, entry);
  if (!place) throw new ActRefusal('entry-missing', entry);
  return entryName(line.host.line, place.journal.name, place.seq);
}

/** Undefined for a body of another form: none that this program wrote. */
function rowOf(line: StationLine, entry: PrivateEntry): AccessRow | undefined {
  const read = readPrivate(entry);
  if (!read?.said) return undefined;
  const { officer, act: word, what } = read.said;
  const id = officer === null ? null : hex(officer);
  const name = id === null ? null : officerName(line, id);
  const whom = id === null ? null : { id, name };
  return {
    seq: entry.seq,
    time: read.item.time,
    officer: whom,
    act: word,
    what: wordsOf(line, word, what),
  };
}

/** His name on the roster; one who left it is known by his id. */
function officerName(line: StationLine, id: string): string | null {
  const officers = officersNow(line.host.line.rosters[line.me] as Roster);
  return officers.find((one) => hex(one.id) === id)?.name ?? null;
}

function wordsOf(line: StationLine, act: string, what: CborValue): string[] {
  const parts = (Array.isArray(what) ? what : [what]) as readonly CborValue[];
  if (act === 'open-body') {
    const [key, seq] = parts as [string, number];
    const journal = line.host.line.journals.get(key);
    return [journal ? entryName(line.host.line, journal.name, seq) : `${key}/${seq}`];
  }
  return parts.flatMap((part) => (Array.isArray(part) ? part : [part])).map(wordOf);
}

function wordOf(part: CborValue): string {
  if (part instanceof Uint8Array) return hex(part);
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}
