import { buffer } from 'node:stream/consumers';
import type { Summary } from '@parley/api/inbox.ts';
import type { AccessRow, MadeFile, TranscriptAnswer } from '@parley/api/records.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { isForPeople } from '@parley/core/codec/kinds.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import { recordAccess } from '../../acts/access/record.ts';
import { awaitCut } from '../../acts/evidence/await-cut.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { summaryOf } from '../../acts/messages/summary.ts';
import { sha256 as hashed } from '../../keys/node-crypto.ts';
import { isHidden } from '../../projection/matters.ts';
import type { EntryRow } from '../../projection/row.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { disclosurePage } from '../evidence/page.ts';
import { transcriptPage } from '../evidence/transcript-page.ts';
import { isCrossed } from '../reading/crossed.ts';
import { shownSummaries } from '../reading/summaries.ts';
import { type Ordered, transcriptOrderOf } from '../reading/transcript-order.ts';
import { piecesAround } from '../search/normal.ts';
import type { HandlersOf } from './handler.ts';

type Names = 'transcript' | 'askCut' | 'search' | 'access' | 'exportTranscript' | 'disclose';

export const recordHandlers: HandlersOf<Names> = {
  transcript: async (asked, { query: { from, limit, people } }) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const { rows, cuts, final } = orderFor(asked, people);
    const first = from < 0 ? Math.max(0, rows.length + from) : from;
    const some = rows.slice(first, first + limit);
    const summaries = summariesOf(asked, 'transcript', some);
    const shown = some.flatMap((ordered, i): TranscriptAnswer['rows'] => {
      const found = summaries[i];
      if (!found) return [];
      const before = rows[first + i - 1];
      const opensCut = ordered.cut !== null && before?.cut !== ordered.cut;
      const crossed = isCrossed(line, found.row);
      return [{ ...found.summary, at: first + i, cut: ordered.cut, opensCut, crossed }];
    });
    return { total: rows.length, final, cuts: [...cuts], rows: shown };
  },

  askCut: async ({ line: { line }, signal }) => {
    return { cut: await awaitCut(line.host, { waitMs: 5000, signal }) };
  },

  search: async (asked, { query: { q, from, limit } }) => {
    const { line } = asked;
    recordAccess(line.line, { act: 'search', what: [q], officer: asked.officer });
    await line.line.desk.projection.catchUp();
    await line.texts.catchUp();
    const { hidden } = asked;
    const places = line.texts.find(q, 2000).filter((place) => !isHidden(hidden, place));
    const some = places.slice(from, from + limit);
    const summaries = summariesOf(
      asked,
      'search',
      some.map((one) => ({ ...one, cut: null })),
    );
    const found = some.flatMap(({ lang, text }, i) => {
      const summary = summaries[i]?.summary;
      return summary ? [{ ...summary, lang, pieces: piecesAround(text, q) }] : [];
    });
    return { total: places.length, found };
  },

  access: async (asked, { query }) => {
    type Answer = { size: number; root: string; total: number; rows: AccessRow[] };
    return await asked.act<Answer>('access', { ...query, officer: asked.officerId });
  },

  exportTranscript: async (asked, { json: { tail, lang } }) => {
    const { files } = asked.desk;
    return await files.make(async ({ id, path: out, seal }) => {
      const input = { out, tail, waitMs: 3000, officer: asked.officerId };
      const exported = await asked.act<Exported>('transcript-export', input, { seal });
      const { sha256, entries, tailEntries, bytes, cut } = exported;
      const name = `${nameOf(asked)}.transcript`;
      const made = { name, sha256, read: () => files.read(id) };
      const page = await transcriptPage(asked.line, made, languageOf(lang));
      keep(asked, { id, name, page });
      const count = entries + tailEntries;
      return { file: id, name, bytes, sha256, entries: count, cut, page: true };
    });
  },

  disclose: async (asked, { json: { entries, lang } }) => {
    for (const entry of entries) {
      const { journal, seq } = heldPlace(asked.line.line, entry);
      asked.need('disclose', asked.line.closed.ofEntry(journal.key, seq));
    }
    const { files } = asked.desk;
    return await files.make(async ({ id, path: out, seal }) => {
      const input = { entries, out, officer: asked.officerId };
      const disclosed = await asked.act<Disclosed>('disclose', input, { seal });
      const made = new Uint8Array(await buffer(files.read(id)));
      const name = `${nameOf(asked)}.disclosure`;
      const page = disclosurePage(asked.line, { name, bytes: made }, languageOf(lang));
      keep(asked, { id, name, page });
      const count = disclosed.entries.length;
      const more = { bytes: disclosed.bytes, sha256: hex(hashed(made)), entries: count };
      return { file: id, name, ...more, cut: null, page: true };
    });
  },
};

type Exported = {
  readonly sha256: string;
  readonly entries: number;
  readonly tailEntries: number;
  readonly bytes: number;
  readonly cut: MadeFile['cut'];
};

type Disclosed = { readonly bytes: number; readonly entries: readonly string[] };

function languageOf(lang: string): Language {
  return languages.find((one) => one === lang) ?? 'en';
}

function keep(asked: Asked, file: { id: string; name: string; page: string | null }): void {
  const { id, ...rest } = file;
  const { id: line } = asked.line.line;
  asked.desk.files.keep(id, { ...rest, officer: asked.officerId, line });
}

/** `quiet-channel-2022-11-24`: a name that every system takes. */
function nameOf({ line, now }: Asked): string {
  const plain = line.line.charter.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
  return `${plain}-${new Date(now).toISOString().slice(0, 10)}`;
}

type Rows = { readonly rows: readonly Ordered[]; readonly final: number };
const forPeople = new WeakMap<readonly Ordered[], Rows>();

/** The order, or of it what people wrote; cuts count all entries either way. */
function orderFor(asked: Asked, people: boolean) {
  const { line, hidden } = asked;
  const order = orderOf(line, people);
  if (!hidden.all && hidden.places.size === 0) return order;
  const rows = order.rows.filter((row) => !isHidden(hidden, row));
  return { ...order, rows, final: rows.filter(({ cut }) => cut !== null).length };
}

function orderOf(desk: DeskLine, people: boolean) {
  const order = transcriptOrderOf(desk.line);
  if (!people) return order;
  const known = forPeople.get(order.rows);
  if (known) return { ...order, ...known };
  const sql = 'SELECT journal, seq, kind FROM shown_entry';
  const all = desk.line.store.database.db.prepare(sql).all() as (Ordered & { kind: number })[];
  const wanted = new Set(
    all
      .filter(({ kind }) => isForPeople(kind) || kind < 0)
      .map((one) => `${one.journal}/${one.seq}`),
  );
  const rows = order.rows.filter(({ journal, seq }) => wanted.has(`${journal}/${seq}`));
  const found = { rows, final: rows.filter(({ cut }) => cut !== null).length };
  forPeople.set(order.rows, found);
  return { ...order, ...found };
}

type Shown = { readonly row: EntryRow; readonly summary: Summary };

/** Summaries with what may be read of them, in the order given; undefined where a row is gone. */
function summariesOf(
  asked: Asked,
  list: string,
  places: readonly Ordered[],
): (Shown | undefined)[] {
  const { line } = asked.line;
  const sql = 'SELECT * FROM shown_entry WHERE journal = ? AND seq = ?';
  const statement = line.store.database.db.prepare(sql);
  const rows = places.map(
    ({ journal, seq }) => statement.get(journal, seq) as EntryRow | undefined,
  );
  const plain = rows.map((row) => row && (summaryOf(line, row) as unknown as Summary));
  const more = shownSummaries(
    asked,
    list,
    plain.filter((one) => one !== undefined),
  );
  return plain.map((one, i) => {
    const row = rows[i];
    return one && row ? { row, summary: { ...one, ...more(one) } } : undefined;
  });
}
