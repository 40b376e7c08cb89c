import type { DeskEvent } from '@parley/api/events.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type JournalName, journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { wordOfClass, wordOfKind, wordOfPrecedence } from '../../acts/messages/shapes.ts';
import { entryName, partyName } from '../../projection/entry-name.ts';
import { canWait } from '../../projection/matters.ts';
import { rowOf } from '../../projection/row.ts';
import type { StationLine } from '../../station.ts';

/** Of a catch-up only so many entries are told one by one; a page reads its lists again anyway. */
const toldMax = 32;

/** What one event of the core means for pages that listen. */
export function eventsOf(line: StationLine, event: Shown): DeskEvent[] {
  const { id } = line;
  const core = line.host.line;
  const last = (journal: JournalName, size: number) => entryName(core, journal, size - 1);
  const state = (entry: string, party: number, word: 'sent' | 'reached' | 'on-record') => {
    const data = { line: id, entry, party: partyName(core, party), state: word, circuit: null };
    return { event: 'state', data } as const;
  };
  switch (event.event) {
    case 'entries':
      return entriesOf(line, event);
    case 'sent': {
      const told = state(last(event.journal, event.size), event.to, 'sent');
      return [{ ...told, data: { ...told.data, circuit: event.circuit } }];
    }
    case 'reached':
      return [state(last(event.journal, event.size), event.by, 'reached')];
    case 'recorded':
      return [state(last(event.journal, event.size), event.by.party, 'on-record')];
    case 'cut':
      return [{ event: 'changed', data: { line: id, what: 'cut' } }];
    case 'line':
    case 'circuit':
      return [lineEvent(id, event.event, partyName(core, event.peer))];
    case 'contested':
      return [lineEvent(id, 'contested', partyName(core, event.journal.party))];
    case 'refused':
    case 'crowded':
      return [];
    default:
      return [lineEvent(id, event.event, null)];
  }
}

function lineEvent(line: string, what: string, party: string | null): DeskEvent {
  return { event: 'line', data: { line, what, party } };
}

type Entries = Extract<Shown, { event: 'entries' }>;

function entriesOf(line: StationLine, { journal, first, items, peeked }: Entries): DeskEvent[] {
  const from = Math.max(0, items.length - toldMax);
  const told = items.slice(from).flatMap((item, i) => {
    return entryEvent(line, { journal, seq: first + from + i, item, peeked });
  });
  const changed = new Set(items.flatMap((item) => changedBy(item)));
  const lists = [...changed].map((what): DeskEvent => {
    return { event: 'changed', data: { line: line.id, what } };
  });
  return [...told, ...lists];
}

type Told = { journal: JournalName; seq: number; item: AnyItem; peeked: boolean };

function entryEvent(line: StationLine, { journal, seq, item, peeked }: Told): DeskEvent[] {
  if (isOpaque(item)) return [];
  const core = line.host.line;
  const { row } = rowOf(core, { name: journal, key: journalKey(journal), seq }, item);
  const forUs = row.party !== line.me && (row.action & (1 << line.me)) !== 0;
  const byStation = item.class === 2 && row.draft === null;
  const data = {
    line: line.id,
    entry: entryName(core, journal, seq),
    from: partyName(core, journal.party),
    kind: wordOfKind(item.kind),
    precedence: wordOfPrecedence(item.precedence),
    class: wordOfClass(item.class),
    written: item.time,
    peeked,
    rings: forUs && canWait(item.kind) && !byStation,
  };
  return [{ event: 'entry', data } as DeskEvent];
}

type What = Extract<DeskEvent, { event: 'changed' }>['data']['what'];

const lists = new Map<number, What>([
  [kinds.watch, 'watch'],
  [kinds.handover, 'watch'],
  [kinds.exercise, 'exercise'],
  [kinds.terms, 'terms'],
  [kinds.roster, 'officers'],
]);

function changedBy(item: AnyItem): What[] {
  const what = isOpaque(item) ? undefined : lists.get(item.kind);
  return what ? [what] : [];
}
