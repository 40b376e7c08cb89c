import type { Alarm } from '@parley/api/lines.ts';
import type { MessageClass } from '@parley/api/wire.ts';
import { useEffect } from 'react';
import { now as stationNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { Signal, useSignal } from '../desk/signal.ts';
import { type RhythmName, rhythmOf } from './rhythm.ts';
import {
  type DeskPlace,
  forget,
  note,
  ringing,
  type Silenced,
  silence,
  stageByTime,
} from './ring.ts';
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

function tellPages(next: Silenced): void {
  if (next === silenced.get()) return;
  silenced.set(next);
  pages.postMessage([...next]);
}

/** Silences an alarm at this desk, until it is to sound again. */
export function silenceAlarm(entry: string, ms: number): void {
  tellPages(silence(silenced.get(), entry, stationNow(), ms));
}

/** Ms after which an alarm that was silenced sounds again: by the charter, or its default. */
export function useAgainMs(): number {
  return (useDeskLine().status?.escalationS.again ?? 30) * 1000;
}

/** An officer at this desk knows of it; the page says so as long as it lasts. */
export function noteAlarm(entry: string): void {
  tellPages(note(silenced.get(), entry));
}

/** It is over: should it come again, it rings again. */
export function forgetAlarm(entry: string): void {
  tellPages(forget(silenced.get(), entry));
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

/** Makes it heard as long as it is named, and watches that it could be. */
export function useSounding(name: RhythmName | undefined, cls: MessageClass): void {
  useEffect(() => {
    ring(() => name && rhythmOf(name, cls));
  }, [name, cls]);
  useEffect(() => {
    void checkSound();
    const timer = setInterval(() => void checkSound(), 5_000);
    return () => clearInterval(timer);
  }, []);
}
