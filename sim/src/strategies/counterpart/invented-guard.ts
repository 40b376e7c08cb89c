import { decodeHead, namingsKey } from '@parley/core/journal/head.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { backupOf, GuardDisk, putBack } from '../../station/machine.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const inventedGuard: CounterpartStrategy = {
  name: 'invented-guard',
  role: 'counterpart',
  lie: 'an old backup put back, and a guard made to fit it, so as to speak under the old keys',
  holds: 'everybody keeps a proof against it',
  broken: (after) => after.proved('fork'),
  begin(liar) {
    const { station, world } = liar;
    liar.later(liar.random.between(1_800_000, 3_600_000), () => {
      const before = backupOf(station.machine);
      liar.later(3_600_000, () => {
        const { key, name } = ownJournal(station.line);
        station.crash();
        putBack(station.machine, before);
        const { disk } = station.machine;
        const state = disk.journal(key).head?.state ?? new Uint8Array(0);
        const named = disk.facts.get(namingsKey(key));
        const head = decodeHead(liar.founding.crypto.crypto, state, named);
        if (!head) return;
        const keys = station.machine.guard?.receiveKeys ?? new Map();
        station.machine.guard = new GuardDisk();
        station.machine.guard.set(name, head.size, head.root);
        for (const [number, one] of keys) station.machine.guard.receiveKeys.set(number, one);
        world.boot(liar.me);
        liar.lied();
      });
    });
    return deaf(liar);
  },
};
