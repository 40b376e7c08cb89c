import type { Alarm, Status } from '@parley/api/lines.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { wordOfClass, wordOfKind, wordOfPrecedence } from '../acts/messages/shapes.ts';
import { sourcesOf, urgentForUs } from '../acts/messages/waiting.ts';
import { partyName, placeName } from '../projection/entry-name.ts';
import { type Hidden, isHidden, nextWaits } from '../projection/matters.ts';
import type { StationLine } from '../station.ts';
import type { DeskLine } from './desk-line.ts';
import type { Place } from './store/closed.ts';

/** Seconds by the charter until an alarm rings again here, at the second desk, at the chief's. */
export function escalationOf({ line }: DeskLine): Status['escalationS'] {
  const { settings } = line.host.line;
  return {
    again: settings.alarmAgainS,
    secondDesk: settings.alarmSecondDeskS,
    dutyChief: settings.alarmDutyChiefS,
  };
}

/** So many alarms are told one by one: a page reads them all each time one changes. */
export const alarmsMax = 64;

/** An alarm before it is known who is told of it, and how far its chain has come. */
type Standing = Omit<Alarm, 'closed' | 'stage' | 'next'> & { readonly place: Place };

/** An alarm before it is known who is told of it. */
export type Told = Omit<Alarm, 'closed'> & { readonly place: Place };

/** The most urgent alarms, and how many there are beside them. */
export type Alarms = { readonly alarms: readonly Told[]; readonly more: number };

/**
 * The same for one officer. A warning rings for everybody: that somebody must come is no secret of
 * a compartment. Who does not open it is told so.
 */
export function alarmsFor(hidden: Hidden, { alarms, more }: Alarms): OfficersAlarms {
  const told = alarms.map(({ place, ...alarm }) => ({ ...alarm, closed: isHidden(hidden, place) }));
  return { alarms: told, moreAlarms: more };
}

type OfficersAlarms = Pick<Status, 'moreAlarms'> & { readonly alarms: Alarm[] };

/**
 * FLASH and OVERRIDE for us that nobody has acknowledged, the most urgent first. They are asked for
 * by every page, every second and with every event, and the other side decides how many there are:
 * they are read again when something of them can have changed.
 */
export function alarmsOf(desk: DeskLine): Alarms {
  const { now } = desk;
  const { standing, more } = standingOf(desk.line, now);
  const escalationS = escalationOf(desk);
  const alarms = standing.map((alarm) => {
    return { ...alarm, ...chainOf(now, alarm.since ?? now, escalationS) };
  });
  return { alarms, more };
}

type Known = {
  readonly by: string;
  /** From when to when nothing changes by time alone. */
  readonly from: number;
  readonly until: number;
  readonly standing: readonly Standing[];
  readonly more: number;
};

const known = new WeakMap<StationLine, Known>();

function standingOf(line: StationLine, now: number): Known {
  const by = changesOf(line);
  const last = known.get(line);
  if (last && last.by === by && last.from <= now && now < last.until) return last;
  const sources = sourcesOf(line);
  const { total, shown } = urgentForUs(line, sources, { from: precedenceFlash, most: alarmsMax });
  const standing = shown.map(({ row, recorded, due, until: given }) => {
    const core = line.host.line;
    return {
      place: { journal: row.journal, seq: row.seq },
      entry: placeName(core, row),
      from: partyName(core, row.party),
      precedence: wordOfPrecedence(row.precedence) as Alarm['precedence'],
      class: wordOfClass(row.class) as Alarm['class'],
      kind: row.kind < 0 ? 'unknown' : wordOfKind(row.kind),
      recorded,
      due,
      // An answer that was withheld until then is asked of this desk first, not of the chief.
      since: given ?? recorded,
    };
  });
  const until = nextWaits(sources) ?? Number.POSITIVE_INFINITY;
  const found = { by, from: now, until, standing, more: total - shown.length };
  known.set(line, found);
  return found;
}

/** Other than it was where an alarm can have come, have gone, or have got onto our record. */
function changesOf({ desk, host }: StationLine): string {
  const { writes, fault } = desk.projection;
  const journals = [...host.line.journals.values()].map(({ durable, peeked, ours }) => {
    const unread = fault ? durable.size : 0;
    return `${unread} ${ours?.size ?? 0} ${[...peeked.keys()].join()}`;
  });
  return `${writes} ${fault !== null} ${journals.join(' | ')}`;
}

/** How far the chain of an alarm has come by time, and when it goes one further, ms. */
export function chainOf(
  now: number,
  since: number,
  escalationS: Status['escalationS'],
): Pick<Alarm, 'stage' | 'next'> {
  const [second, chief] = [escalationS.secondDesk * 1000, escalationS.dutyChief * 1000];
  const age = now - since;
  if (age < Math.min(second, chief)) {
    return { stage: 'desk', next: since + Math.min(second, chief) };
  }
  if (age < chief) return { stage: 'second-desk', next: since + chief };
  return { stage: 'duty-chief', next: null };
}
