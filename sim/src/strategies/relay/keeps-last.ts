import type { RelayStrategy } from '../strategy.ts';

/** Carries everything but whatever comes last before a silence: the tail is dropped. */
export const keepsLast: RelayStrategy = {
  name: 'keeps-last',
  role: 'relay',
  lie: 'drops the last frame before each silence',
  holds: 'the tail is noticed by the next challenge, and comes by another circuit',
  broken: (after) => after.agreed() ?? after.statesHold(),
  begin(relay) {
    let last = 0;
    let kept: (() => void) | null = null;
    return {
      frame(frame, _from, to, link) {
        const quiet = relay.elapsed - last > 2000;
        last = relay.elapsed;
        if (quiet) {
          if (kept) relay.lied('kept a frame');
        } else kept?.();
        kept = () => relay.pass(frame, to, link);
      },
    };
  },
};
