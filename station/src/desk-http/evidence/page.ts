import { decodeBody } from '@parley/core/codec/body.ts';
import { decode } from '@parley/core/codec/cbor.ts';
import type { DisclosureFacts, ProvedEntry } from '@parley/core/evidence/disclosure.ts';
import { limitSentence, proofSentence } from '@parley/text/finding.ts';
import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { provesSentences } from '../../evidence/proves.ts';
import { verifyDisclosureBytes } from '../../evidence/verify.ts';
import type { DeskLine } from '../desk-line.ts';
import { entryHtml, listHtml, pageHtml, paragraph, type ShownEntry } from './html.ts';

/**
 * A page for a reader without Parley: what was said, and in sentences what the file beside it
 * proves and what it does not. It is made from the file, checked as a stranger would check it.
 */
export function disclosurePage(line: DeskLine, file: Uint8Array, lang: Language): string {
  const verified = verifyDisclosureBytes(file, { charter: line.line.charterFile });
  if (verified.kind !== 'disclosure') throw new Error('a disclosure just made verifies');
  const { facts, verdict } = verified;
  const t = translator(lang);
  const later = facts.later.length;
  const more = later > 0 ? [paragraph(t('proves.undisclosed', { count: later }))] : [];
  const body = [
    ...facts.entries.map((entry) => entryHtml(shownOf(facts, entry), lang)),
    '<hr>',
    ...provesSentences(t, verified).map(paragraph),
    ...more,
    listHtml(verdict.proves.map((code) => proofSentence(lang, code))),
    listHtml(verdict.doesNotProve.map((code) => limitSentence(lang, code))),
  ];
  return pageHtml(line.line.charter.name, body, lang);
}

function shownOf({ founding }: DisclosureFacts, entry: ProvedEntry): ShownEntry {
  const { head, journal, seq } = entry;
  const party = founding.charter.parties[journal.party]?.name ?? String(journal.party);
  const body = entry.body === null ? undefined : decodeBody(entry.body);
  return {
    name: `${party}/${seq}`,
    kind: head.kind,
    precedence: head.precedence,
    class: head.class,
    time: timeOf(entry),
    texts: body?.ok ? body.value.texts : [],
  };
}

/** What its author's clock said, from the header's own bytes (spec/entry.md). */
function timeOf({ header }: ProvedEntry): number {
  const decoded = decode(header);
  const time = decoded.ok && Array.isArray(decoded.value) ? decoded.value[8] : undefined;
  return typeof time === 'number' ? time : Number.NaN;
}
