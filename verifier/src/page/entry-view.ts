/** Entries as the page shows them: plain data that a worker can hand over. */
import { attempt } from '../base/refusal.ts';
import type { Charter } from '../charter/charter.ts';
import { readBody } from '../entry/body.ts';
import type { JournalName } from '../journal/name.ts';
import { journalText } from '../report.ts';
import { type Language, say, visibleControls } from '../text/language.ts';
import { classes, kindNames, precedences, sentences } from '../text/sentences.ts';
import { holding, type Verified } from '../verdict.ts';

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
  /** What is said about it: who held it, what it refers to. */
  readonly facts: readonly string[];
  readonly final: boolean;
};

/** An entry without its surroundings. */
export type BareEntry = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly header: { kind: number; precedence: number; class: number; time: number } | undefined;
  readonly body: Uint8Array;
};

/** The entry in words; `more` is what a disclosure says about it. */
export function viewOf(
  { journal, seq, header, body }: BareEntry,
  charter: Charter,
  language: Language,
  more: { readonly final: boolean; readonly facts: readonly string[] },
): EntryView {
  const read = attempt(() => readBody(body));
  const texts = (read.ok ? read.value.texts : []).map((one) => ({
    language: one.language,
    text: visibleControls(one.text),
  }));
  const party = charter.parties[journal.party];
  return {
    place: `${journalText(charter, journal)}/${seq}`,
    party: party?.titles.get(language) ?? party?.name ?? '',
    kind: kindText(header?.kind, language),
    marks: header === undefined ? [] : marksOf(header, language),
    time: header === undefined ? '' : timeText(header.time),
    texts,
    ...more,
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

const latest = 253_402_300_799_999;

function timeText(time: number): string {
  if (time > latest) return `${time} ms`;
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
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
    for (const to of entry.header?.references ?? []) {
      const isHidden = undisclosed.some((one) => one.seq === to.seq && one.party === to.party);
      const place = `${journalText(charter, to)}/${to.seq}`;
      if (isHidden) facts.push(say(sentences.undisclosed, language, { entry: place }));
    }
    return viewOf(entry, charter, language, { final: true, facts });
  });
}

function releasedText(released: boolean | undefined, language: Language): string {
  if (released === undefined) return sentences.releaseUnknown[language];
  return released ? sentences.released[language] : sentences.notReleased[language];
}
