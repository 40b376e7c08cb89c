import type { Alarm, Status } from '@parley/api/lines.ts';

/** Which desk this is in the chain: it rings when the chain has come to it. */
export type DeskPlace = 'desk' | 'second-desk' | 'duty-chief';

const chain: readonly DeskPlace[] = ['desk', 'second-desk', 'duty-chief'];

/** What rings: a message, or the line to a party, by a name of its own among all lines. */
export type Ringing = Pick<Alarm, 'since' | 'stage'> & { readonly name: string };

/** Alarms silenced here: until when, by name; without an end where an officer has noted it. */
export type Silenced = ReadonlyMap<string, number>;

/** Silences one alarm for so long; the others, and whatever comes, are heard as before. */
export function silence(silenced: Silenced, name: string, now: number, ms: number): Silenced {
  const left = [...silenced].filter(([, until]) => until > now);
  return new Map([...left, [name, now + ms]]);
}

/** Rings no more until it has gone away: for what no entry can acknowledge. */
export function note(silenced: Silenced, name: string): Silenced {
  return new Map([...silenced, [name, Number.POSITIVE_INFINITY]]);
}

/** It has gone away: should it come again, it rings again. */
export function forget(silenced: Silenced, name: string): Silenced {
  if (!silenced.has(name)) return silenced;
  return new Map([...silenced].filter(([one]) => one !== name));
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
    return called && (silenced.get(alarm.name) ?? 0) <= now;
  });
}

/** Where the chain stands by time alone, for a page that has lost its station. */
export function stageByTime(
  alarm: Ringing,
  escalationS: Status['escalationS'],
  now: number,
): Alarm['stage'] {
  const since = (now - (alarm.since ?? now)) / 1000;
  if (alarm.stage === 'duty-chief' || since >= escalationS.dutyChief) return 'duty-chief';
  if (alarm.stage === 'second-desk' || since >= escalationS.secondDesk) return 'second-desk';
  return 'desk';
}
