import type { Link } from '../../network/link.ts';
import type { RelayStrategy } from '../strategy.ts';

const keptMax = 2000;

export const replays: RelayStrategy = {
  name: 'replays',
  role: 'relay',
  lie: 'plays frames of any time again, sessions and cannot-open too',
  holds: 'a good frame a thousand times changes nothing',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    const kept: { frame: Uint8Array; to: number; link: Link }[] = [];
    relay.every(20_000, () => {
      const one = kept.length > 0 ? relay.random.pick(kept) : undefined;
      if (!one) return;
      relay.inject(one.frame, one.to, one.link);
      relay.lied();
    });
    return {
      frame(frame, _from, to, link) {
        if (kept.length < keptMax) kept.push({ frame, to, link });
        else kept[relay.random.below(keptMax)] = { frame, to, link };
        relay.pass(frame, to, link);
      },
    };
  },
};
