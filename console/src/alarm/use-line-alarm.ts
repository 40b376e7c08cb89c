import type { PeerView, Status } from '@parley/api/lines.ts';
import { useEffect } from 'react';
import { type DeskLine, useAllLines } from '../desk/desk-line.tsx';
import { heard, silentMs } from '../desk/events.ts';
import { useSignal } from '../desk/signal.ts';
import { type Ringing, ringing, type Silenced, stageByTime } from './ring.ts';
import { deskPlace, forgetAlarm, silenced } from './use-alarm.ts';

/** A way by which no alarm would come: a line that is down, or the page's own to its station. */
export type LineAlarm = Ringing & {
  /** The line that is down; where the page hears nothing, the one that it is on. */
  readonly on: DeskLine;
  /** Null: this page hears nothing of its station. */
  readonly peer: PeerView | null;
  /** Since when it rings at the desks of this station: its chain runs from there. */
  readonly since: number;
  /** When something last came by this way. */
  readonly last: number;
  /** Who of this station said that he knows of it, and when. */
  readonly noted: Status['noted'][number] | null;
};

/** The alarm of a page that does not hear its station, and how those of a line begin. */
const deaf = 'deaf';
const ofLine = 'line ';
const opened = Date.now();

/** How long nothing has come from the station, ms. */
function useSilence(): number {
  return Math.max(0, Date.now() - (useSignal(heard) || opened));
}

/**
 * Lines that were proven once and are not up, and a page that is cut off: both need a person, for
 * a FLASH would not be heard. No entry acknowledges them; an officer notes them, and a line that
 * is noted rings at no desk of the station.
 */
export function useLineAlarms(now: number): { all: LineAlarm[]; heard: LineAlarm[] } {
  const lines = useAllLines();
  const quiet = useSignal(silenced);
  const desk = useSignal(deskPlace);
  const silent = useSilence();
  const [here] = lines;
  const cut = here && silent > silentMs ? [deafSince(here, now - silent)] : [];
  const down = lines.flatMap((on) => (on.status?.peers ?? []).flatMap(downOn(on, now)));
  const all = [...cut, ...down].map((one) => staged(one, now));
  const names = all.map(({ name }) => name).join('\n');
  // What came up again rings anew when it goes down the next time.
  useEffect(() => forgetOthers(names.split('\n'), silenced.get()), [names]);
  const loud = all.filter(({ noted }) => noted === null);
  return { all, heard: ringing(loud, desk, quiet, now) };
}

function deafSince(on: DeskLine, since: number): LineAlarm {
  return { name: deaf, on, peer: null, since, last: since, stage: 'desk', noted: null };
}

function downOn(on: DeskLine, now: number) {
  return (peer: PeerView): LineAlarm[] => {
    if (peer.lineUp !== false) return [];
    const { party, provenAgo, heard: last } = peer;
    const proven = provenAgo === null ? last : (on.status?.now ?? now) - provenAgo;
    // Never proven, never heard: a line that has not begun is none that went down.
    if (proven === null) return [];
    const told = on.status?.lineAlarms.find((one) => one.party === party);
    const noted = on.status?.noted.find((one) => one.party === party) ?? null;
    const name = `${ofLine}${on.info.line} ${party}`;
    return [{ name, on, peer, since: told?.since ?? now, last: proven, stage: 'desk', noted }];
  };
}

function staged(alarm: LineAlarm, now: number): LineAlarm {
  const { status } = alarm.on;
  return status ? { ...alarm, stage: stageByTime(alarm, status.escalationS, now) } : alarm;
}

function forgetOthers(named: readonly string[], known: Silenced): void {
  for (const name of known.keys()) {
    const isLine = name === deaf || name.startsWith(ofLine);
    if (isLine && !named.includes(name)) forgetAlarm(name);
  }
}
