import { concat } from '@parley/core/base/bytes.ts';
import { opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const misplacedEntry: CounterpartStrategy = {
  name: 'misplaced-entry',
  role: 'counterpart',
  lie: 'an entry whose header names another line, journal or number than the place it stands in',
  holds: 'refused: one entry can never stand in two places',
  broken: (after) => after.refused('malformed') ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      const forger = liar.forger('now');
      const seq = forger.head.size;
      const there = { line: liar.founding.line, journal: forger.name, seq };
      const place = liar.random.pick([
        { ...there, seq: seq + 1 },
        { ...there, line: liar.random.bytes(32) },
        { ...there, journal: { ...forger.name, party: liar.others[0] as number } },
      ]);
      const header = concat(Uint8Array.from([0x89, 2]), opaqueHeaderStart(place));
      const item = { header, salt: liar.random.bytes(16), body: liar.random.bytes(40) };
      const payload = forger.say(item);
      for (const party of liar.others) liar.send(party, payload);
      liar.lied();
    });
    return undefined;
  },
};
