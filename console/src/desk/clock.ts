import { useSyncExternalStore } from 'react';
import { Signal } from './signal.ts';

/** Ms that the station's clock is ahead of this machine's. */
export const ahead = new Signal(0);
/** For how long this page stood still, the last time it did, and until when, ms. */
export type Still = { readonly ms: number; readonly until: number };

/** The last time this page stood still; undefined: never, or an officer knows of it. */
export const stoodStill = new Signal<Still | undefined>(undefined);

/** A tick that comes this much late means that the page, or the machine, stood still. */
export const stillMs = 5_000;

const second = new Signal(Math.floor(Date.now() / 1000));
let last = Date.now();

function tick(): void {
  const now = Date.now();
  if (now - last > 1000 + stillMs) stoodStill.set({ ms: now - last, until: now + ahead.get() });
  last = now;
  second.set(Math.floor((now + ahead.get()) / 1000));
  setTimeout(tick, 1005 - ((now + ahead.get()) % 1000));
}
tick();

/** The station said what time it is. */
export function stationTime(now: number): void {
  const difference = now - Date.now();
  // Some of it is the way here: less than that is no difference between clocks.
  if (Math.abs(difference - ahead.get()) > 250)
    ahead.set(Math.abs(difference) < 250 ? 0 : difference);
}

/** Ms since 1970 by the station's clock. */
export function now(): number {
  return Date.now() + ahead.get();
}

/** The same, to the second; the page is drawn again each second. */
export function useNow(): number {
  return useSyncExternalStore(second.watch, second.get) * 1000;
}
