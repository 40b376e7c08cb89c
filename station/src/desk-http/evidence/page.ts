import { createHash } from 'node:crypto';
import { decode } from '@parley/core/codec/cbor.ts';
import type { ProvedEntry } from '@parley/core/evidence/disclosure.ts';
import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { verifyDisclosureBytes } from '../../evidence/verify.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { DeskLine } from '../desk-line.ts';
import { bodyOf, entryHtml, type ShownEntry } from './entry-html.ts';
import { standsAlone } from './frame.ts';
import { classesOf, section } from './html.ts';
import { provesSection } from './proves-section.ts';

/**
 * A page for a reader without Parley: what was said, and in sentences what the file beside it
 * proves and what it does not. It is made from the file, checked as a stranger would check it.
 */
export function disclosurePage(
  line: DeskLine,
  file: { readonly name: string; readonly bytes: Uint8Array },
  lang: Language,
): string {
  const verified = verifyDisclosureBytes(file.bytes, { charter: line.line.charterFile });
  if (verified.kind !== 'disclosure') throw new Error('a disclosure just made verifies');
  const { facts } = verified;
  const t = translator(lang);
  const later = facts.later.length;
  const more = later > 0 ? [t('proves.undisclosed', { count: later })] : [];
  const entries = facts.entries.map((entry) => shownOf(line, entry));
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return standsAlone(line, {
    lang,
    file: { name: file.name, sha256 },
    about: t('exported.about-disclosure'),
    classes: classesOf(entries),
    body: [
      section(
        t('exported.what-said'),
        entries.map((entry) => entryHtml(line, entry, lang)),
      ),
      provesSection(verified, lang, more),
    ],
  });
}

function shownOf({ line }: DeskLine, entry: ProvedEntry): ShownEntry {
  const { head, journal, seq, released } = entry;
  return {
    name: entryName(line.host.line, journal, seq),
    references: head.references.map((one) => entryName(line.host.line, one, one.seq)),
    journal,
    seq,
    kind: head.kind,
    precedence: head.precedence,
    class: head.class,
    time: timeOf(entry),
    body: bodyOf(entry.body),
    releaseProved: released === true,
  };
}

/** What its author's clock said, from the header's own bytes (spec/entry.md). */
function timeOf({ header }: ProvedEntry): number {
  const decoded = decode(header);
  const time = decoded.ok && Array.isArray(decoded.value) ? decoded.value[8] : undefined;
  return typeof time === 'number' ? time : Number.NaN;
}
