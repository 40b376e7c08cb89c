import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { isForPeople } from '@parley/core/codec/kinds.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { ElementSplitter } from '@parley/core/evidence/elements.ts';
import { decodeBlock } from '@parley/core/evidence/transcript-format.ts';
import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { verifyTranscriptBytes } from '../../evidence/verify.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { DeskLine } from '../desk-line.ts';
import { bodyOf, entryHtml, type ShownEntry } from './entry-html.ts';
import { standsAlone } from './frame.ts';
import { classesOf, paragraph, section } from './html.ts';
import { provesSection } from './proves-section.ts';

/** An export that was made: its bytes, as often as they are asked for. */
export type MadeTranscript = {
  readonly name: string;
  readonly sha256: string;
  read(): AsyncIterable<Uint8Array>;
};

/** Of a longer transcript the page holds the newest, and says so; the file holds all. */
const shownMax = 2000;

/**
 * An exported transcript as a page for a reader without Parley: what people said in the agreed
 * order, and what the file beside it proves and does not. Made from the file, checked as a stranger
 * would check it.
 */
export async function transcriptPage(
  line: DeskLine,
  { name, sha256, read }: MadeTranscript,
  lang: Language,
): Promise<string> {
  const verified = await verifyTranscriptBytes(read(), { charter: line.line.charterFile });
  if (verified.kind !== 'transcript') throw new Error('a transcript just made verifies');
  const { facts, verdict } = verified;
  const t = translator(lang);
  const releaseProved = verdict.proves.includes('releases-hold');
  const hasTail = facts.tailEntries > 0 && facts.entries > 0;
  const entries: ShownEntry[] = [];
  let at = 0;
  let left = 0;
  for await (const { journal, seq, item } of entriesIn(read())) {
    const final = at++ < facts.entries;
    if (isOpaque(item) || !isForPeople(item.kind)) continue;
    entries.push({
      name: entryName(line.line.host.line, journal, seq),
      journal,
      seq,
      kind: item.kind,
      precedence: item.precedence,
      class: item.class,
      time: item.time,
      notes: [t(final ? 'state.final' : 'state.not-final')],
      references: item.references.map((one) => entryName(line.line.host.line, one, one.seq)),
      body: bodyOf(item.body),
      releaseProved,
    });
    if (entries.length > shownMax) left += entries.splice(0, 1).length;
  }
  return standsAlone(line, {
    lang,
    file: { name, sha256 },
    about: t('exported.about-transcript'),
    classes: classesOf(entries),
    body: [
      section(t('exported.what-said'), [
        ...(left > 0 ? [paragraph(t('page.earlier-left', { count: left }))] : []),
        ...entries.map((entry) => entryHtml(line, entry, lang)),
      ]),
      provesSection(verified, lang, hasTail ? [t('proves.tail')] : []),
    ],
  });
}

type Placed = { readonly journal: JournalName; readonly seq: number; readonly item: AnyItem };

/** Every entry of the file, in its order; the file has been verified. */
async function* entriesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Placed> {
  const splitter = new ElementSplitter();
  for await (const chunk of bytes) {
    splitter.push(new Uint8Array(chunk));
    for (let next = splitter.next(); next.ok && next.value; next = splitter.next()) {
      const block = decodeBlock(next.value.content);
      if (!block.ok) continue;
      const { journal, first, items } = block.value;
      for (const [i, item] of items.entries()) yield { journal, seq: first + i, item };
    }
  }
}
