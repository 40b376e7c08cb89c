import { equal, hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { decodeBody } from '../codec/body.ts';
import type { Founding } from '../codec/certificate.ts';
import { type Class, isOpaque, type Precedence } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName, journalKey } from '../codec/names.ts';
import { decodeRecordOf } from '../codec/records.ts';
import type { Desk } from '../keys/assertion.ts';
import type { ReleaseSubject } from '../keys/release.ts';
import { applyRoster, foundingRoster, type Roster } from '../keys/roster.ts';
import { type Archive, itemsOf, type LineSource } from './archive.ts';
import type { ShownEntry, ShownHeader } from './disclosure-format.ts';

/** An entry by its place. */
export type Shown = { readonly journal: JournalName; readonly seq: number };

type Change = Shown & { readonly officer: string; readonly releasers: readonly string[] };

/**
 * The roster entries without which the releases of these entries could not be checked by somebody
 * who has the charter alone (spec/disclosure.md): for each releasing officer the newest change of
 * it before the entry, and the same for who released that change. Entries given are left out.
 */
export function rosterEntriesOf(
  archive: Archive,
  source: LineSource,
  entries: readonly Shown[],
): Shown[] {
  const changes = changesOf(archive, source);
  const wanted = new Map<string, Change>();
  const given = new Set(entries.map(nameOf));
  const queue = entries.map((entry): { entry: Shown; releasers: readonly string[] } => {
    return { entry, releasers: releasersAt(source, entry) };
  });
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const officer of next.releasers) {
      const change = newestBefore(changes, next.entry, officer);
      if (!change || wanted.has(nameOf(change))) continue;
      wanted.set(nameOf(change), change);
      queue.push({ entry: change, releasers: change.releasers });
    }
  }
  return [...wanted.values()]
    .filter((change) => !given.has(nameOf(change)))
    .sort(inOrder)
    .map(({ journal, seq }) => ({ journal, seq }));
}

/** Whose release an entry carries, by officer id. */
function releasersAt(source: LineSource, { journal, seq }: Shown): string[] {
  const [items] = [...itemsOf(source, journalKey(journal), seq, seq + 1)];
  const item = items?.[0];
  return item && !isOpaque(item) ? releasersIn(item.body) : [];
}

function releasersIn(bytes: Uint8Array): string[] {
  const body = decodeBody(bytes);
  return body.ok ? body.value.releases.map(({ officer }) => hex(officer)) : [];
}

function changesOf(archive: Archive, source: LineSource): Change[] {
  const changes: Change[] = [];
  for (const { key, name, tree } of archive.journals.values()) {
    let seq = 0;
    for (const items of itemsOf(source, key, 0, tree.size)) {
      for (const item of items) {
        const at = seq++;
        if (isOpaque(item) || item.kind !== kinds.roster) continue;
        const body = decodeBody(item.body);
        const record = body.ok ? decodeRecordOf('roster', body.value.record) : body;
        if (!record.ok) continue;
        const officer = hex(record.value.officer.id);
        changes.push({ journal: name, seq: at, officer, releasers: releasersIn(item.body) });
      }
    }
  }
  return changes.sort(inOrder);
}

function newestBefore(
  changes: readonly Change[],
  entry: Shown,
  officer: string,
): Change | undefined {
  return changes.findLast((change) => {
    if (change.officer !== officer || change.journal.party !== entry.journal.party) return false;
    if (change.journal.number !== entry.journal.number) {
      return change.journal.number < entry.journal.number;
    }
    return equal(change.journal.tag, entry.journal.tag) && change.seq < entry.seq;
  });
}

/** What an entry shown is checked as; undefined where its body says nothing of releases. */
export function subjectOf(
  founding: Founding,
  entry: { readonly shown: ShownEntry; readonly head: ShownHeader },
): ReleaseSubject | undefined {
  const { shown, head } = entry;
  const body = head.version === 1 ? decodeBody(shown.body) : undefined;
  if (!body?.ok || body.value.releases.length === 0) return undefined;
  return {
    line: founding.line,
    author: shown.journal.party,
    kind: head.kind,
    precedence: head.precedence as Precedence,
    class: head.class as Class,
    references: head.references,
    body: body.value,
  };
}

/**
 * The rosters that the charter and the roster entries shown give. One that does not hold, by what
 * is shown, changes nothing.
 */
export function rostersShown(
  ports: { readonly crypto: Crypto; readonly desk: Desk | undefined },
  founding: Founding,
  entries: readonly { readonly shown: ShownEntry; readonly head: ShownHeader }[],
): readonly Roster[] {
  const { charter } = founding;
  const rosters = charter.parties.map((_, party) => foundingRoster(charter, party));
  const changes = entries.filter(({ head }) => head.kind === kinds.roster);
  for (const entry of changes.sort((a, b) => inOrder(a.shown, b.shown))) {
    const { journal, seq } = entry.shown;
    const subject = subjectOf(founding, entry);
    if (!subject) continue;
    const policy = { charter, desk: ports.desk };
    const roster = rosters[journal.party] as Roster;
    const next = applyRoster(ports.crypto, policy, roster, { journal, seq, subject });
    if (next.ok) rosters[journal.party] = next.value;
  }
  return rosters;
}

function inOrder(a: Shown, b: Shown): number {
  return compareJournals(a.journal, b.journal) || a.seq - b.seq;
}

function nameOf({ journal, seq }: Shown): string {
  return `${journalKey(journal)}#${seq}`;
}
