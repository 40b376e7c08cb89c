import type { Summary } from '@parley/api/inbox.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import { recordReading } from '../../acts/access/record.ts';
import { entryName } from '../../projection/entry-name.ts';
import { isHidden } from '../../projection/matters.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import type { Version } from '../search/text-index.ts';

type Place = Pick<Summary, 'journal' | 'seq' | 'precedence'>;
type More = Pick<Summary, 'preview' | 'retracts' | 'corrects' | 'retractedBy' | 'correctedBy'>;

const previewLetters = 160;

/** Entries whose beginning an officer has been shown in this process: recorded once each. */
const shown = new WeakMap<DeskLine, Set<string>>();

/**
 * What a list shows beside the station's own summary: the beginning of each text that this officer
 * may read, and what retracts or corrects what. The texts shown are recorded before they are.
 */
export function shownSummaries(
  asked: Asked,
  list: string,
  places: readonly Place[],
): (place: Place) => More {
  const { line } = asked;
  const { hidden } = asked;
  const reads = asked.may('read');
  const readable = reads ? places.filter((place) => !isHidden(hidden, place)) : [];
  const previews = new Map(
    readable.flatMap((place): [string, NonNullable<More['preview']>][] => {
      const preview = previewOf(line, place);
      return preview ? [[keyOf(place), preview]] : [];
    }),
  );
  recordShown(
    asked,
    list,
    readable.filter((place) => previews.has(keyOf(place))),
  );
  const related = relationsOf(line);
  return (place) => ({ preview: previews.get(keyOf(place)) ?? null, ...related(place) });
}

function keyOf({ journal, seq }: Place): string {
  return `${journal}/${seq}`;
}

function previewOf(line: DeskLine, { journal, seq }: Place): More['preview'] {
  const texts = line.texts.textsOf(journal, seq);
  const [first] = texts;
  if (!first) return null;
  const begins = ({ lang, text }: Version) => {
    return {
      lang,
      text: text.length > previewLetters ? `${text.slice(0, previewLetters)}…` : text,
    };
  };
  return {
    ...begins(first),
    languages: texts.map((one) => one.lang),
    translations: texts.filter(({ standing }) => standing === 1).map(begins),
  };
}

function recordShown(asked: Asked, list: string, places: readonly Place[]): void {
  const { line } = asked;
  const known = shown.get(line) ?? new Set<string>();
  shown.set(line, known);
  const fresh = places.filter((place) => !known.has(`${asked.officerId} ${keyOf(place)}`));
  if (fresh.length === 0) return;
  const core = line.line.host.line;
  const names = fresh.flatMap(({ journal, seq }) => {
    const name = core.journals.get(journal)?.name;
    return name ? [entryName(core, name, seq)] : [];
  });
  const urgent = fresh.some(({ precedence }) => {
    return precedenceNames.indexOf(precedence) >= precedenceFlash;
  });
  recordReading(line.line, { act: `list-${list}`, what: names, officer: asked.officer, urgent });
  for (const place of fresh) known.add(`${asked.officerId} ${keyOf(place)}`);
}

const sql =
  'SELECT r.target, r.target_seq, r.journal, r.seq, e.kind FROM shown_entry e ' +
  'JOIN shown_reference r ON r.journal = e.journal AND r.seq = e.seq ' +
  'JOIN shown_entry t ON t.journal = r.target AND t.seq = r.target_seq AND t.leaf = r.leaf ' +
  'WHERE r.nth = 0 AND e.party = t.party ' +
  'AND (e.kind IN (14, 15) AND t.kind IN (1, 15) OR e.kind = 14 AND t.kind = 4) ' +
  "AND e.form = 'readable' AND e.violation IS NULL ORDER BY e.number, e.seq";

type Relation = {
  readonly target: string;
  readonly target_seq: number;
  readonly journal: string;
  readonly seq: number;
  readonly kind: number;
};

/** Retractions and corrections of the line, both ways; of several of one entry the newest. */
export function relationsOf({ line }: DeskLine): (place: Place) => Omit<More, 'preview'> {
  const rows = line.store.database.db.prepare(sql).all() as Relation[];
  const core = line.host.line;
  const named = (journal: string, seq: number) => {
    const name = core.journals.get(journal)?.name;
    return name ? entryName(core, name, seq) : null;
  };
  return ({ journal, seq }) => {
    const own = rows.find((row) => row.journal === journal && row.seq === seq);
    const about = own ? named(own.target, own.target_seq) : null;
    const later = (kind: number) => {
      const found = rows.findLast((row) => {
        return row.target === journal && row.target_seq === seq && row.kind === kind;
      });
      return found ? named(found.journal, found.seq) : null;
    };
    return {
      retracts: own?.kind === 14 ? about : null,
      corrects: own?.kind === 15 ? about : null,
      retractedBy: later(14),
      correctedBy: later(15),
    };
  };
}
