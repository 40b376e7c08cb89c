import type { CounterpartStrategy } from '../strategy.ts';

export const cosignsOtherRoots: CounterpartStrategy = {
  name: 'cosigns-other-roots',
  role: 'counterpart',
  lie: 'receipts of the right size over another root, and none over the right one',
  holds: 'refused as badly signed: they speak of another tree',
  broken: (after) => after.refused('bad-signature') ?? after.statesHold(),
  begin(liar) {
    return {
      outgoing(payload, to) {
        const read = liar.read(payload);
        if (read?.type !== 'cosignature') return undefined;
        const journal = liar.journalOf(read.journal.party);
        const head = { ...journal.durable, size: read.size, root: liar.random.bytes(32) };
        liar.lied(`to ${to}`);
        return [liar.forger('now').cosign(journal, head, read.time)];
      },
    };
  },
};
