import type { RelayStrategy } from '../strategy.ts';

export const politeThief: RelayStrategy = {
  name: 'polite-thief',
  role: 'relay',
  lie: 'carries everything but one chosen entry, however often that is sent',
  holds: 'the entry comes by another circuit, and nothing behind it waits for ever',
  broken: (after) => after.agreed() ?? after.statesHold(),
  begin(relay) {
    let chosen = 0;
    relay.every(3_600_000, () => {
      chosen = 0;
    });
    return {
      frame(frame, _from, to, link) {
        if (chosen === 0 && frame.length > 180 && relay.random.oneIn(2)) chosen = frame.length;
        if (frame.length !== chosen) return relay.pass(frame, to, link);
        relay.lied(`${chosen} bytes`);
      },
    };
  },
};
