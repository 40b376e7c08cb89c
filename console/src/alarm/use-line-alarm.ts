import type { PeerView, Status } from '@parley/api/lines.ts';
import { useEffect } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { heard, silentMs } from '../desk/events.ts';
import { useSignal } from '../desk/signal.ts';
import { type Ringing, ringing, type Silenced, stageByTime } from './ring.ts';
import { deskPlace, forgetAlarm, silenced } from './use-alarm.ts';

/** A way by which no alarm would come: a line that is down, or the page's own to its station. */
export type LineAlarm = Ringing & {
  /** Null: this page hears nothing of its station. */
  readonly peer: PeerView | null;
  readonly since: number;
  /** Who of this station said that he knows of it, and when. */
  readonly noted: Status['noted'][number] | null;
};

/** The alarm of a page that does not hear its station. */
export const deaf = 'deaf';
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
  const { status, statusAt } = useDeskLine();
  const quiet = useSignal(silenced);
  const desk = useSignal(deskPlace);
  const silent = useSilence();
  const found = (status?.peers ?? []).flatMap((peer) => {
    const noted = status?.noted.find(({ party }) => party === peer.party) ?? null;
    return lineDown(peer, statusAt, now).map((one) => ({ ...one, noted }));
  });
  const cut = silent > silentMs ? [alarmOf(deaf, null, now - silent)] : [];
  const all = [...cut, ...found].map((one) => staged(one, status, now));
  const names = all.map(({ entry }) => entry).join(' ');
  // What came up again rings anew when it goes down the next time.
  useEffect(() => forgetOthers(names.split(' '), silenced.get()), [names]);
  const loud = all.filter(({ noted }) => noted === null);
  return { all, heard: ringing(loud, desk, quiet, now) };
}

function lineDown(peer: PeerView, statusAt: number, now: number): LineAlarm[] {
  if (peer.lineUp !== false) return [];
  const since = peer.provenAgo === null ? peer.heard : statusAt - peer.provenAgo;
  return since === null ? [] : [alarmOf(`line:${peer.party}`, peer, Math.min(since, now))];
}

function alarmOf(entry: string, peer: PeerView | null, since: number): LineAlarm {
  return { entry, peer, since, recorded: since, stage: 'desk', noted: null };
}

function staged(alarm: LineAlarm, status: Status | undefined, now: number): LineAlarm {
  return status ? { ...alarm, stage: stageByTime(alarm, status.escalationS, now) } : alarm;
}

function forgetOthers(named: readonly string[], known: Silenced): void {
  for (const entry of known.keys()) {
    const ofLine = entry === deaf || entry.startsWith('line:');
    if (ofLine && !named.includes(entry)) forgetAlarm(entry);
  }
}
