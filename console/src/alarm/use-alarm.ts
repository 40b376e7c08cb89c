import type { Alarm } from '@parley/api/lines.ts';
import type { MessageClass } from '@parley/api/wire.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import { useEffect } from 'react';
import { now as stationNow } from '../desk/clock.ts';
import { type DeskLine, nameOn, useAllLines, useDeskLine } from '../desk/desk-line.tsx';
import { Signal, useSignal } from '../desk/signal.ts';
import { type RhythmName, rhythmOf } from './rhythm.ts';
import {
  type DeskPlace,
  forget,
  note,
  type Ringing,
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
export function silenceAlarm(name: string, ms: number): void {
  tellPages(silence(silenced.get(), name, stationNow(), ms));
}

/** Ms after which an alarm that was silenced sounds again: by the charter, or its default. */
export function useAgainMs(): number {
  return (useDeskLine().status?.escalationS.again ?? 30) * 1000;
}

/** An officer at this desk knows of it; the page says so as long as it lasts. */
export function noteAlarm(name: string): void {
  tellPages(note(silenced.get(), name));
}

/** It is over: should it come again, it rings again. */
export function forgetAlarm(name: string): void {
  tellPages(forget(silenced.get(), name));
}

/** An alarm, and the line on which it rings. */
export type LinesAlarm = Alarm & Ringing & { readonly on: DeskLine };

type Alarms = {
  readonly all: readonly LinesAlarm[];
  readonly heard: readonly LinesAlarm[];
  /** So many beside those that are told one by one. */
  readonly more: number;
};

/**
 * The alarms of every line of the station, most urgent first, and whether each is heard here now:
 * a warning does not wait until somebody looks at its line.
 */
export function useAlarms(now: number): Alarms {
  const lines = useAllLines();
  const quiet = useSignal(silenced);
  const desk = useSignal(deskPlace);
  const all = lines.flatMap(alarmsOn(now)).toSorted((a, b) => rank(b) - rank(a));
  const more = lines.reduce((sum, { status }) => sum + (status?.moreAlarms ?? 0), 0);
  return { all, heard: ringing(all, desk, quiet, now), more };
}

function rank({ precedence }: Alarm): number {
  return precedenceNames.indexOf(precedence);
}

function alarmsOn(now: number) {
  return (on: DeskLine): LinesAlarm[] => {
    const { info, status } = on;
    return (status?.alarms ?? []).map((alarm) => {
      const named = { ...alarm, on, name: nameOn(info, alarm.entry) };
      return status ? { ...named, stage: stageByTime(named, status.escalationS, now) } : named;
    });
  };
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
