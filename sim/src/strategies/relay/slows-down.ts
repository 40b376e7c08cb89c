import type { RelayStrategy } from '../strategy.ts';

export const slowsDown: RelayStrategy = {
  name: 'slows-down',
  role: 'relay',
  lie: 'each frame a little later than the one before, so that nothing looks broken',
  holds: 'the line is shown as down when a FLASH would come too late, and nothing is lost',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    let delayMs = 0;
    relay.every(7_200_000, () => {
      delayMs = 0;
    });
    return {
      frame(frame, _from, to, link) {
        delayMs = Math.min(60_000, delayMs + 50);
        relay.pass(frame, to, link, delayMs);
        relay.lied();
      },
    };
  },
};
