import type { CounterpartStrategy } from '../strategy.ts';

export const cosignsItself: CounterpartStrategy = {
  name: 'cosigns-itself',
  role: 'counterpart',
  lie: 'receipts for its own journal',
  holds: 'refused: an author cannot be his own witness',
  broken(after) {
    const counted = after.honest.find(({ line }) =>
      [...line.journals.values()].some(({ name, cosigned }) =>
        [...cosigned.values()].some(({ cosigner }) => cosigner.party === name.party),
      ),
    );
    return after.refused('unknown-journal') ?? (counted && `${counted.me} counts it`);
  },
  begin(liar) {
    liar.every(300_000, () => {
      const { journal } = liar;
      const cosignature = liar.forger('now').cosign(journal, journal.durable, 1_700_000_000);
      for (const party of liar.others) liar.send(party, cosignature);
      liar.lied();
    });
    return undefined;
  },
};
