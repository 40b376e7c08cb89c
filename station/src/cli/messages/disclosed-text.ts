import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { DisclosureFacts, ProvedEntry } from '@parley/core/evidence/disclosure.ts';
import { labelOf } from '@parley/text/label.ts';
import { listOf } from '@parley/text/list.ts';
import { hash, identifier, isolate, quantity, timeUtc } from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Cli } from '../cli.ts';
import { versionLines } from './version-lines.ts';

/**
 * What a disclosure shows, for whoever has nothing but the file and the charter: each entry by its
 * number, what it is, when its author says that he wrote it, and its words.
 */
export function disclosedLines(cli: Cli, facts: DisclosureFacts): string[] {
  return facts.entries.flatMap((entry) => ['', ...entryLines(cli, facts, entry)]);
}

function entryLines(cli: Cli, facts: DisclosureFacts, entry: ProvedEntry): string[] {
  const { t, lang } = cli;
  const { head, journal, seq } = entry;
  const party = facts.founding.charter.parties[journal.party]?.name ?? String(journal.party);
  const facets = [
    t(kindKey(head.kind)),
    t(precedenceKeys[head.precedence] ?? 'precedence.routine'),
    t(classKeys[head.class] ?? 'class.real'),
    ...(head.time === null ? [] : [isolate(timeUtc(head.time), lang)]),
  ];
  const name = isolate(identifier(`${journalNamed(party, journal)}/${seq}`), lang);
  const body = head.kind < 0 ? undefined : decodeBody(entry.body);
  if (!body?.ok) return [`${name}: ${t('state.unreadable', { kind: Math.max(0, head.kind) })}`];
  const files = body.value.attachments.map((file) => {
    const named = { name: identifier(file.name), type: identifier(file.mediaType) };
    const what = t('desk.attachment', { ...named, size: quantity(file.size, 'B') });
    const sum = isolate(hash(hex(file.sha256)), lang);
    return `${labelOf(t('field.attachments'), lang)}: ${what} (${sum})`;
  });
  return [`${name}: ${listOf(facets, lang)}`, ...versionLines(cli, body.value.texts), ...files];
}

/** The first keys of a party need no name; those that replaced them are named. */
function journalNamed(party: string, { number, tag }: JournalName): string {
  return number === 0 ? party : `${party}.${number}-${hex(tag)}`;
}
