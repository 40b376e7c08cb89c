import type { Alarm, Status } from '@parley/api/lines.ts';

/** Which desk this is in the chain: it rings when the chain has come to it. */
export type DeskPlace = 'desk' | 'second-desk' | 'duty-chief';

const chain: readonly DeskPlace[] = ['desk', 'second-desk', 'duty-chief'];

/** What rings: a message by its entry, or the line to a party. */
export type Ringing = Pick<Alarm, 'entry' | 'recorded' | 'stage'>;

/** Alarms silenced here: until when, by entry; without an end where an officer has noted it. */
export type Silenced = ReadonlyMap<string, number>;

/** Silences one alarm for so long; the others, and whatever comes, are heard as before. */
export function silence(silenced: Silenced, entry: string, now: number, ms: number): Silenced {
  const left = [...silenced].filter(([, until]) => until > now);
  return new Map([...left, [entry, now + ms]]);
}

/** Rings no more until it has gone away: for what no entry can acknowledge. */
export function note(silenced: Silenced, entry: string): Silenced {
  return new Map([...silenced, [entry, Number.POSITIVE_INFINITY]]);
}

/** It has gone away: should it come again, it rings again. */
export function forget(silenced: Silenced, entry: string): Silenced {
  if (!silenced.has(entry)) return silenced;
  return new Map([...silenced].filter(([one]) => one !== entry));
}

/** The alarms that are heard here now, most urgent first. */
export function ringing<A extends Ringing>(
  alarms: readonly A[],
  desk: DeskPlace,
  silenced: Silenced,
  now: number,
): A[] {
  return alarms.filter((alarm) => {
    const called = chain.indexOf(alarm.stage) >= chain.indexOf(desk);
    return called && (silenced.get(alarm.entry) ?? 0) <= now;
  });
}

/** Where the chain stands by time alone, for a page that has lost its station. */
export function stageByTime(
  alarm: Ringing,
  escalationS: Status['escalationS'],
  now: number,
): Alarm['stage'] {
  const since = (now - (alarm.recorded ?? now)) / 1000;
  if (alarm.stage === 'duty-chief' || since >= escalationS.dutyChief) return 'duty-chief';
  if (alarm.stage === 'second-desk' || since >= escalationS.secondDesk) return 'second-desk';
  return 'desk';
}
