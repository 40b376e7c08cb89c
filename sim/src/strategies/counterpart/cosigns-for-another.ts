import { journalKey } from '@parley/core/codec/names.ts';
import { encodeCosignature } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const cosignsForAnother: CounterpartStrategy = {
  name: 'cosigns-for-another',
  role: 'counterpart',
  lie: 'receipts for its own entries in the name of a third party, under its own key',
  holds: 'refused: the third party has not signed',
  broken: (after) => after.refused('bad-signature') ?? after.uncontested(),
  parties: 3,
  begin(liar) {
    return {
      outgoing(payload, to) {
        const read = liar.read(payload);
        if (read?.type !== 'bundle' || journalKey(read.journal) !== liar.journal.key) {
          return undefined;
        }
        // Right behind the entries, before the third party can have signed for them.
        const third = liar.others.find((party) => party !== to) as number;
        const cosigner = liar.journalOf(third).name;
        const signature = liar.secrets.cosign.sign(liar.random.bytes(64));
        const size = read.first + read.items.length;
        const claim = { journal: read.journal, size, time: 1_700_000_000, signature, cosigner };
        liar.lied(`in the name of ${third}`);
        return [payload, encodeCosignature(claim)];
      },
    };
  },
};
