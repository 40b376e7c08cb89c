import { isOpaque } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { z } from 'zod';
import { entryName, partyName } from '../../projection/entry-name.ts';
import { rowOf } from '../../projection/row.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal, act, type Json } from '../act.ts';
import { wordOfClass, wordOfKind, wordOfPrecedence } from './shapes.ts';
import { versionsOf } from './summary.ts';

/** Entries and states as they come, until the caller goes; no text of any entry. */
export const followAct = act({
  name: 'follow',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    // Nothing would ever come, and the folder would stay locked against `run`.
    if (!context.running) throw new ActRefusal('not-running');
    const tell = entriesFirst(
      line,
      changesOnly((event) => {
        for (const one of eventsOf(line, event)) context.emit(one);
      }),
    );
    const stop = line.host.subscribe(tell);
    const stopAttachments = line.attachments.subscribe((event) => {
      if (event.event !== 'held') return;
      const journal = line.host.line.journals.get(event.named.journal);
      if (!journal) return;
      const entry = entryName(line.host.line, journal.name, event.named.seq);
      context.emit({ event: 'attachment', time: nowOf(line), entry });
    });
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      else context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stop();
    stopAttachments();
    return {};
  },
});

/** A circuit says with every challenge that it is up; whoever follows reads when that changes. */
function changesOnly(tell: (event: Shown) => void): (event: Shown) => void {
  const told = new Map<string, boolean>();
  return (event) => {
    if (event.event === 'circuit' || event.event === 'line') {
      const name = event.event === 'circuit' ? `${event.peer} ${event.id}` : `${event.peer}`;
      if (told.get(name) === event.up) return;
      told.set(name, event.up);
    }
    tell(event);
  };
}

type Sent = Extract<Shown, { event: 'sent' }>;

/** The core sends before it shows; whoever follows reads of an entry first, then where it went. */
function entriesFirst(line: StationLine, tell: (event: Shown) => void): (event: Shown) => void {
  const told = new Map<string, number>();
  for (const [key, { durable }] of line.host.line.journals) told.set(key, durable.size);
  let waiting: Sent[] = [];
  const isTold = ({ journal, size }: Sent) => size <= (told.get(journalKey(journal)) ?? 0);
  return (event) => {
    if (event.event === 'sent' && !isTold(event)) {
      waiting.push(event);
      return;
    }
    tell(event);
    if (event.event !== 'entries' || event.peeked) return;
    told.set(journalKey(event.journal), event.first + event.items.length);
    for (const one of waiting.filter(isTold)) tell(one);
    waiting = waiting.filter((one) => !isTold(one));
  };
}

function nowOf(line: StationLine): number {
  return line.host.options.clock.now().time;
}

/** What one event of the core says, as JSON: entries one by one, states as words. */
function eventsOf(line: StationLine, event: Shown): Json[] {
  const core = line.host.line;
  const time = nowOf(line);
  switch (event.event) {
    case 'entries': {
      const { journal, first, items, peeked } = event;
      return items.map((item, i) => {
        const entry = entryName(core, journal, first + i);
        const from = partyName(core, journal.party);
        const head = { event: 'entry', time, entry, from, peeked };
        if (isOpaque(item)) return { ...head, kind: 'unknown' };
        const { kind, precedence, time: written } = item;
        const place = { name: journal, key: journalKey(journal), seq: first + i };
        const { row, body } = rowOf(core, place, item);
        const { violation } = row;
        return {
          ...head,
          kind: wordOfKind(kind),
          precedence: wordOfPrecedence(precedence),
          class: wordOfClass(item.class),
          written,
          violations: violation === null ? [] : [violation],
          texts: versionsOf(body),
        };
      });
    }
    case 'sent': {
      const { journal, first, size, to, circuit } = event;
      const last = entryName(core, journal, size - 1);
      const head = { event: 'sent', time, entry: last, count: size - first };
      return [{ ...head, to: partyName(core, to), circuit }];
    }
    case 'reached': {
      const last = entryName(core, event.journal, event.size - 1);
      return [{ event: 'reached', time, entry: last, by: partyName(core, event.by) }];
    }
    case 'recorded': {
      const last = entryName(core, event.journal, event.size - 1);
      const by = partyName(core, event.by.party);
      return [{ event: 'on-record', time, entry: last, by, cosigned: event.time * 1000 }];
    }
    case 'violation':
      return [
        {
          event: 'violation',
          time,
          code: event.code,
          entry: entryName(core, event.journal, event.seq),
        },
      ];
    case 'contested':
      return [{ event: 'contested', time, party: partyName(core, event.journal.party) }];
    default:
      return [plainEvent(line, event, time)];
  }
}

type Plain = Exclude<
  Shown,
  { event: 'entries' | 'sent' | 'reached' | 'recorded' | 'violation' | 'contested' }
>;

/** Events without an entry: their parts are JSON as they are, parties by name. */
function plainEvent(line: StationLine, event: Plain, time: number): Json {
  const core = line.host.line;
  const told: Record<string, Json> = { event: event.event, time };
  for (const [key, value] of Object.entries(event)) {
    if (key === 'peer' || key === 'from') {
      told[key] = typeof value === 'number' ? partyName(core, value) : null;
    } else if (typeof value === 'string' || typeof value === 'number') told[key] = value;
    else if (typeof value === 'boolean' || value === null) told[key] = value;
  }
  return told;
}
