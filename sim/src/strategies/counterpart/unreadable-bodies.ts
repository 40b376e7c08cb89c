import type { CounterpartStrategy } from '../strategy.ts';

/** Kinds that the core itself reads, and a message. */
const kinds = [1, 7, 8, 9, 10, 11, 12, 13];

export const unreadableBodies: CounterpartStrategy = {
  name: 'unreadable-bodies',
  role: 'counterpart',
  lie: 'bodies that do not decode, of kinds that stations read themselves',
  holds: 'held, cosigned and shown as a violation; nothing takes effect',
  broken: (after) => after.violated('unreadable') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      const kind = liar.random.pick(kinds);
      // Random bytes; a map with its keys out of order; an indefinite length; nothing at all.
      const strange = [[0xa2, 2, 0, 1, 0], [0xbf, 1, 0xff], [], [...liar.random.bytes(200)]];
      liar.station.write({ kind, body: Uint8Array.from(liar.random.pick(strange)) });
      liar.lied(`kind ${kind}`);
    });
    return undefined;
  },
};
