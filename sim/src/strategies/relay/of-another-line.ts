import { SendingSession } from '@parley/envelope/session.ts';
import type { RelayStrategy } from '../strategy.ts';

/** Two lines between the same stations, mixed up by whoever carries both. */
export const ofAnotherLine: RelayStrategy = {
  name: 'of-another-line',
  role: 'relay',
  lie: 'frames of another line between the same two stations',
  holds: 'none of them opens here',
  broken: (after) => after.agreed() ?? after.refused('session-unknown') ?? after.uncontested(),
  begin(relay) {
    const { aead } = relay.world.founding.crypto;
    const session = new SendingSession(aead, relay.random.bytes(32));
    relay.every(60_000, () => {
      for (const link of relay.links) {
        for (const to of link.ends) {
          relay.inject(session.seal(relay.random.bytes(200)), to, link);
          relay.lied();
        }
      }
    });
    return { frame: (frame, _from, to, link) => relay.pass(frame, to, link) };
  },
};
