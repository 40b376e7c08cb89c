import { concat } from '@parley/core/base/bytes.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const notCanonical: CounterpartStrategy = {
  name: 'not-canonical',
  role: 'counterpart',
  lie: 'payloads in encodings that are not the one, cut short, or with more behind them',
  holds: 'refused; what they would have said has no effect',
  broken: (after) => after.refused('malformed-cbor') ?? after.refused('malformed') ?? after.held(),
  begin(liar) {
    liar.every(300_000, () => {
      const forger = liar.forger('now');
      const first = forger.head.size;
      forger.say(forger.item('plain'));
      const good = forger.bundle(first);
      const more = concat(good, Uint8Array.from([0]));
      const lies = [
        // An integer in two bytes that fits one; a float; a tag; an indefinite array.
        Uint8Array.from([0x82, 0x18, 4, 0x48, 0, 0, 0, 0, 0, 0, 0, 0]),
        Uint8Array.from([0x82, 0xf9, 0x44, 0, 0x48, 0, 0, 0, 0, 0, 0, 0, 0]),
        Uint8Array.from([0x9f, 15, 0xff]),
        Uint8Array.from([0xc0, 0x81, 15]),
        more,
        good.subarray(0, liar.random.below(good.length)),
        encodeBundle(forger.name, first, Uint8Array.from([0x83, 0, 0, 0x80]), {
          signature: liar.random.bytes(64),
          root: null,
        }),
        liar.random.bytes(liar.random.between(1, 2000)),
        new Uint8Array(0),
      ];
      for (const party of liar.others) for (const lie of lies) liar.send(party, lie);
      liar.lied();
    });
    return undefined;
  },
};
