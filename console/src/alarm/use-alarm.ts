import type { Alarm } from '@parley/api/lines.ts';
import { useEffect } from 'react';
import { now as stationNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { Signal, useSignal } from '../desk/signal.ts';
import { rhythmOf } from './rhythm.ts';
import { type DeskPlace, ringing, type Silenced, silence, stageByTime } from './ring.ts';
import { checkSound, ring } from './sound.ts';

export const silenced = new Signal<Silenced>(new Map());

/** Which desk of the chain this machine is; kept on the machine. */
export const deskPlace = new Signal<DeskPlace>(
  (localStorage.getItem('parley.desk') as DeskPlace | null) ?? 'desk',
);

/** Two pages of one officer on one machine are one desk: what is silenced is silenced in both. */
const pages = new BroadcastChannel('parley.silence');
pages.onmessage = (message: MessageEvent<readonly [string, number][]>) => {
  silenced.set(new Map(message.data));
};

export function silenceAlarm(entry: string): void {
  silenced.set(silence(silenced.get(), entry, stationNow()));
  pages.postMessage([...silenced.get()]);
}

/** The alarms of this line as this desk has them, and whether each is heard now. */
export function useAlarms(now: number): { all: readonly Alarm[]; heard: readonly Alarm[] } {
  const { status } = useDeskLine();
  const quiet = useSignal(silenced);
  const desk = useSignal(deskPlace);
  const all = (status?.alarms ?? []).map((alarm) => {
    const stage = status ? stageByTime(alarm, status.escalationS, now) : alarm.stage;
    return { ...alarm, stage };
  });
  return { all, heard: ringing(all, desk, quiet, now) };
}

/** Makes them heard as long as they are unacknowledged, and watches that they could be. */
export function useSounding(heard: readonly Alarm[]): void {
  useEffect(() => {
    const first = heard[0];
    ring(() => {
      if (first === undefined) return undefined;
      return rhythmOf(first.precedence === 'OVERRIDE' ? 'override' : 'flash', first.class);
    });
  }, [heard]);
  useEffect(() => {
    void checkSound();
    const timer = setInterval(() => void checkSound(), 5_000);
    return () => clearInterval(timer);
  }, []);
}
