import { frameType } from '@parley/envelope/frame.ts';
import type { Link } from '../../network/link.ts';
import type { RelayStrategy } from '../strategy.ts';

export const replaysOpenings: RelayStrategy = {
  name: 'replays-openings',
  role: 'relay',
  lie: 'keeps every `open`, `cannot-open` and certificate, and plays the old ones again',
  holds: 'no older key or session comes back, and answers keep their pauses',
  broken: (after) => after.agreed() ?? after.statesHold() ?? after.uncontested(),
  begin(relay) {
    const kept: { frame: Uint8Array; to: number; link: Link }[] = [];
    const { world } = relay;
    relay.every(7_200_000, () => {
      const victim = world.station(relay.random.below(world.stations.length));
      if (victim.running) world.boot(victim.me);
    });
    relay.every(60_000, () => {
      for (const { frame, to, link } of kept.slice(-20)) {
        relay.inject(frame, to, link);
        relay.lied();
      }
    });
    return {
      frame(frame, _from, to, link) {
        if (frame[0] !== frameType.sealed) kept.push({ frame, to, link });
        relay.pass(frame, to, link);
      },
    };
  },
};
