import type { Summary } from '@parley/api/inbox.ts';
import type { Alarm, Status } from '@parley/api/lines.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { summaryOf } from '../acts/messages/summary.ts';
import { sourcesOf, urgentForUs } from '../acts/messages/waiting.ts';
import { type Hidden, isHidden } from '../projection/matters.ts';
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

/** An alarm before it is known who is told of it. */
export type Told = Omit<Alarm, 'closed'> & { readonly place: Place };

/**
 * The same for one officer. A warning rings for everybody: that somebody must come is no secret of
 * a compartment. Who does not open it is told so.
 */
export function alarmsFor(hidden: Hidden, told: readonly Told[]): Alarm[] {
  return told.map(({ place, ...alarm }) => ({ ...alarm, closed: isHidden(hidden, place) }));
}

/** Every FLASH and OVERRIDE for us that nobody has acknowledged, the most urgent first. */
export function alarmsOf(desk: DeskLine): Told[] {
  const { line, now } = desk;
  const escalationS = escalationOf(desk);
  return urgentForUs(line, sourcesOf(line), precedenceFlash).map(({ row, recorded, due }) => {
    const summary = summaryOf(line, row) as unknown as Summary;
    return {
      place: { journal: row.journal, seq: row.seq },
      entry: summary.entry,
      from: summary.from,
      precedence: summary.precedence,
      class: summary.class,
      kind: summary.kind,
      recorded,
      due,
      ...chainOf(now, recorded ?? now, escalationS),
    };
  });
}

function chainOf(
  now: number,
  recorded: number,
  escalationS: Status['escalationS'],
): Pick<Alarm, 'stage' | 'next'> {
  const [second, chief] = [escalationS.secondDesk * 1000, escalationS.dutyChief * 1000];
  const age = now - recorded;
  if (age < Math.min(second, chief)) {
    return { stage: 'desk', next: recorded + Math.min(second, chief) };
  }
  if (age < chief) return { stage: 'second-desk', next: recorded + chief };
  return { stage: 'duty-chief', next: null };
}
