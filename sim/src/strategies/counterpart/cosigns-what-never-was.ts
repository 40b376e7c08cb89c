import type { CounterpartStrategy } from '../strategy.ts';

export const cosignsWhatNeverWas: CounterpartStrategy = {
  name: 'cosigns-what-never-was',
  role: 'counterpart',
  lie: 'receipts over heads that nobody ever signed',
  holds: 'refused: nothing is shown as on its record that it does not hold',
  broken: (after) => after.refused('cosigned-head-unknown') ?? after.statesHold(),
  begin(liar) {
    liar.every(300_000, () => {
      for (const party of liar.others) {
        const journal = liar.journalOf(party);
        const size = journal.durable.size + liar.random.between(1, 3);
        const head = { ...journal.durable, size, root: liar.random.bytes(32) };
        liar.send(party, liar.forger('now').cosign(journal, head, 1_700_000_000));
        liar.lied(`size ${size}`);
      }
    });
    return undefined;
  },
};
