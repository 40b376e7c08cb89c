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
type More = Pick<Summary, 'preview'>;

const previewLetters = 160;

/** Entries whose beginning an officer has been shown in this process: recorded once each. */
const shown = new WeakMap<DeskLine, Set<string>>();

/**
 * What a list shows beside the station's own summary: the beginning of each text that this officer
 * may read. The texts shown are recorded before they are.
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
  return (place) => ({ preview: previews.get(keyOf(place)) ?? null });
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
