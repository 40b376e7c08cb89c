import type { Summary } from '@parley/api/inbox.ts';
import type { Alarm } from '@parley/api/lines.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { summaryOf } from '../acts/messages/summary.ts';
import { sourcesOf, urgentForUs } from '../acts/messages/waiting.ts';
import type { DeskLine } from './desk-line.ts';

/** Seconds until an alarm rings again here, at the second desk, at the duty chief. */
export const escalationS = { again: 30, secondDesk: 120, dutyChief: 300 } as const;

/** Every FLASH and OVERRIDE for us that nobody has acknowledged, the most urgent first. */
export function alarmsOf({ line, now }: DeskLine): Alarm[] {
  return urgentForUs(line, sourcesOf(line), precedenceFlash).map(({ row, recorded, due }) => {
    const summary = summaryOf(line, row) as unknown as Summary;
    return {
      entry: summary.entry,
      from: summary.from,
      precedence: summary.precedence,
      class: summary.class,
      kind: summary.kind,
      recorded,
      due,
      ...chainOf(now, recorded ?? now),
    };
  });
}

function chainOf(now: number, recorded: number): Pick<Alarm, 'stage' | 'next'> {
  const [second, chief] = [escalationS.secondDesk * 1000, escalationS.dutyChief * 1000];
  const age = now - recorded;
  if (age < second) return { stage: 'desk', next: recorded + second };
  if (age < chief) return { stage: 'second-desk', next: recorded + chief };
  return { stage: 'duty-chief', next: null };
}
