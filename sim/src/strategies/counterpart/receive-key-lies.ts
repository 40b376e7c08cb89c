import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const receiveKeyLies: CounterpartStrategy = {
  name: 'receive-key-lies',
  role: 'counterpart',
  lie: 'announces receive keys that it does not have, of old and of huge numbers',
  holds: 'it harms itself alone: what it cannot open comes again when it says so',
  broken: (after) => after.agreed() ?? after.uncontested(),
  begin(liar) {
    let number = 1;
    liar.every(3_600_000, () => {
      number += liar.random.pick([1, 5]);
      const publicKey = liar.random.bytes(1216);
      const record = encodeRecord({ kind: 'receive-key', number, publicKey });
      const body = encodeBody({ ...emptyBody, record });
      liar.station.write({ kind: kinds['receive-key'], class: 0, body });
      liar.lied(`number ${number}`);
    });
    return undefined;
  },
};
