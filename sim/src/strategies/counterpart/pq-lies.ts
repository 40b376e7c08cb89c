import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const pqLies: CounterpartStrategy = {
  name: 'pq-lies',
  role: 'counterpart',
  lie: 'post-quantum cosignatures of other roots, unwritten sizes, and in the name of others',
  holds: 'refused: none of them is kept',
  broken(after) {
    return after.refused('cosigned-head-unknown') ?? after.refused('bad-signature');
  },
  begin(liar) {
    liar.every(900_000, () => {
      for (const party of liar.others) {
        const { name, durable } = liar.journalOf(party);
        const { size, root } = durable;
        const signature = liar.random.bytes(2420);
        const seal = { type: 'pq', journal: name, size, root, time: 1, signature } as const;
        const cosigner = liar.journal.name;
        const lies = [
          { ...seal, cosigner, root: liar.random.bytes(32) },
          { ...seal, cosigner, size: size + 9 },
          { ...seal, cosigner },
          { ...seal, cosigner: name, journal: liar.journal.name },
        ];
        for (const lie of lies) liar.send(party, encodePayload(lie));
        liar.lied();
      }
    });
    return undefined;
  },
};
