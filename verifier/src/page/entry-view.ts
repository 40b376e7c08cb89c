/** Entries as the page shows them: plain data that a worker can hand over. */
import { attempt } from '../base/refusal.ts';
import type { Charter } from '../charter/charter.ts';
import { readBody } from '../entry/body.ts';
import type { Reference } from '../entry/header.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import { journalText } from '../report.ts';
import { type Language, say, visibleControls } from '../text/language.ts';
import { classes, kindNames, precedences, sentences } from '../text/sentences.ts';
import { holding, type Verified } from '../verdict.ts';
import { bodyFacts } from './body-facts.ts';
import { timeText } from './time.ts';

export type EntryView = {
  /** Journal and seq. */
  readonly place: string;
  readonly party: string;
  /** Kind, class and precedence in words. */
  readonly kind: string;
  readonly marks: readonly string[];
  /** What the author's clock said, UTC; nothing orders by it. */
  readonly time: string;
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  /** What it says beside its texts, and what is said about it: who held it, who refers to it. */
  readonly facts: readonly string[];
  readonly final: boolean;
};

/** An entry without its surroundings. */
export type BareEntry = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly header:
    | {
        readonly kind: number;
        readonly precedence: number;
        readonly class: number;
        readonly time: number;
        readonly references: readonly Reference[];
      }
    | undefined;
  readonly body: Uint8Array;
};

/** The entry in words; `more` is what a disclosure says about it. */
export function viewOf(
  { journal, seq, header, body }: BareEntry,
  charter: Charter,
  language: Language,
  more: {
    readonly final: boolean;
    readonly facts: readonly string[];
    readonly isHidden: (to: Reference) => boolean;
  },
): EntryView {
  const read = attempt(() => readBody(body));
  const texts = (read.ok ? read.value.texts : []).map((one) => ({
    language: one.language,
    text: visibleControls(one.text),
  }));
  const party = charter.parties[journal.party];
  const own = read.ok ? bodyFacts(header?.kind, read.value, language) : [];
  const references = (header?.references ?? []).map((to) => {
    const sentence = more.isHidden(to) ? sentences.undisclosed : sentences.refersTo;
    return say(sentence, language, { entry: `${journalText(charter, to)}/${to.seq}` });
  });
  return {
    place: `${journalText(charter, journal)}/${seq}`,
    party: party?.titles.get(language) ?? party?.name ?? '',
    kind: kindText(header?.kind, language),
    marks: header === undefined ? [] : marksOf(header, language),
    time: header === undefined ? '' : timeText(header.time),
    texts,
    facts: [...own, ...references, ...more.facts],
    final: more.final,
  };
}

function kindText(kind: number | undefined, language: Language): string {
  if (kind === undefined) return say(sentences.otherVersion, language);
  const name = kindNames[kind - 1];
  return name === undefined ? say(sentences.notReadable, language, { kind }) : name[language];
}

function marksOf(header: { class: number; precedence: number }, language: Language): string[] {
  return [classes[header.class], precedences[header.precedence]].flatMap((one) =>
    one === undefined ? [] : one[language],
  );
}

/** What a disclosure says about each of its entries. */
export function disclosedViews(
  verified: Verified & { kind: 'disclosure' },
  language: Language,
): EntryView[] {
  const { charter, entries, later, undisclosed } = verified.found;
  const nameOf = (party: number) => charter.parties[party]?.name ?? String(party);
  return entries.map((entry, index) => {
    const parties = [...holding(entry.holders)].map(nameOf);
    const held =
      parties.length === 0
        ? sentences.heldByNobody[language]
        : `${sentences.heldBy[language]} ${parties.join(', ')}`;
    const released = releasedText(entry.released, language);
    const facts = [held, released, say(sentences.later, language, { size: entry.size })];
    for (const one of later.filter(({ shown }) => shown === index)) {
      const place = `${journalText(charter, one.by)}/${one.by.seq}`;
      facts.push(say(sentences.laterNamed, language, { entry: place }));
    }
    const isHidden = (to: Reference) =>
      undisclosed.some((one) => one.seq === to.seq && keyOfName(one) === keyOfName(to));
    return viewOf(entry, charter, language, { final: true, facts, isHidden });
  });
}

function releasedText(released: boolean | undefined, language: Language): string {
  if (released === undefined) return sentences.releaseUnknown[language];
  return released ? sentences.released[language] : sentences.notReleased[language];
}
