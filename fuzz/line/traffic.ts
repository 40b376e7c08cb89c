import type { Head } from '@parley/core/journal/head.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { type Machine, Station } from './station.ts';

/** A line in the middle of its work, seen from party 1. */
export type Traffic = {
  /** Party 1 as it lies on disk. */
  readonly machine: () => Machine;
  readonly elapsed: number;
  /** What party 0 has said so far. */
  readonly liarHead: Head;
  /** Payloads that reached party 1, with their senders, before and after that moment. */
  readonly came: readonly { readonly from: number; readonly payload: Uint8Array }[];
};

/** Three honest stations talk: warnings, tests, hours, cuts, receipts. */
export function makeTraffic(): Traffic {
  const stations = [0, 1, 2].map((me) => new Station(me));
  const came: { from: number; payload: Uint8Array }[] = [];
  const carry = () => {
    for (let round = 0; round < 100; round++) {
      const under = stations.flatMap((from) =>
        from.sent.splice(0).map((one) => ({ from, ...one })),
      );
      if (under.length === 0) return;
      for (const { from, to, payload } of under) {
        if (to === 1) came.push({ from: from.me, payload });
        stations[to]?.take(from.me, payload);
      }
    }
  };
  for (const station of stations) station.connect();
  const talk = (rounds: number) => {
    for (let i = 0; i < rounds; i++) {
      stations[i % 3]?.write(`said ${i}`, i % 7 === 0 ? 4 : 1);
      carry();
      for (const station of stations) station.pass(i % 5 === 0 ? 400_000 : 1000);
      carry();
    }
  };
  talk(12);
  const [liar, target] = stations as [Station, Station];
  const { disk, guard, elapsed } = target;
  const lying = disk.copy();
  const at = { ...guard };
  const liarHead = ownJournal(liar.line).durable;
  talk(6);
  return { machine: () => ({ disk: lying.copy(), guard: { ...at } }), elapsed, liarHead, came };
}
