import { concat } from '@parley/core/base/bytes.ts';
import { opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const otherVersion: CounterpartStrategy = {
  name: 'other-version',
  role: 'counterpart',
  lie: 'entries of a version that nobody knows, with anything behind their place',
  holds: 'held, cosigned and ordered like any other',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(3_600_000, () => {
      const { name, durable } = liar.journal;
      const place = { line: liar.founding.line, journal: name, seq: durable.size };
      const head = Uint8Array.from([0x98, 32, liar.random.pick([0, 2, 23])]);
      const header = concat(head, opaqueHeaderStart(place), liar.random.bytes(50));
      if (writeBehind(liar, [{ header, salt: liar.random.bytes(16), body: liar.random.bytes(80) }]))
        liar.lied();
    });
    return undefined;
  },
};
