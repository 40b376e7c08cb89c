import type { LineStore } from '../store/line-store.ts';
import { factsBehind, putFact } from './facts.ts';

const prefix = 'heard.';

/** An import from that party opened now. */
export function keepHeard(store: LineStore, party: number, time: number): void {
  putFact(store, prefix + party, Buffer.from(String(time)));
}

/** "By courier, last heard at": ms since 1970, or undefined when no file of it ever opened. */
export function heardByCourier(store: LineStore, party: number): number | undefined {
  const value = factsBehind(store, prefix).get(String(party));
  return value === undefined ? undefined : Number(Buffer.from(value).toString());
}
