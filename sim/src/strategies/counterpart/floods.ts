import { encodePayload, type Payload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

type Asked = Exclude<Payload, { type: 'bundle' | 'cosignature' }>;

export const floods: CounterpartStrategy = {
  name: 'floods',
  role: 'counterpart',
  lie: 'challenges, canaries, wants of notes and of cuts, a hundred at a time',
  holds: 'answered within a bound; messages of others are on record as ever',
  broken: (after) => after.held() ?? after.agreed() ?? after.uncontested(),
  begin(liar) {
    const { random } = liar;
    const questions: readonly (() => Asked)[] = [
      () => ({ type: 'challenge', nonce: random.bytes(8) }),
      () => ({ type: 'canary', nonce: random.bytes(16) }),
      () => ({ type: 'note-want', journal: liar.journal.name, size: random.below(1000) }),
      () => ({ type: 'want', hash: random.bytes(32), offset: 0, length: 65_536 }),
      () => ({ type: 'have', seen: null, marks: [] }),
      () => ({ type: 'cut-ask' }),
    ];
    liar.every(300_000, () => {
      const question = random.pick(questions);
      for (let i = 0; i < 100; i++) {
        for (const party of liar.others) liar.send(party, encodePayload(question()));
      }
      liar.lied();
    });
    return undefined;
  },
};
