import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const forgedAnswers: CounterpartStrategy = {
  name: 'forged-answers',
  role: 'counterpart',
  lie: 'challenges answered with nonces of its own, and with old ones',
  holds: 'the circuit is not up: only its own newest challenge proves that',
  broken(after) {
    const up = after.honest.find((station) => {
      const events = after.shown(station, 'circuit').filter(({ peer }) => peer === after.liar);
      return !events.some((event) => !event.up);
    });
    return up && `${up.me} shows the circuit as up`;
  },
  begin(liar) {
    const old: Uint8Array[] = [];
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'challenge-answer') return undefined;
        old.push(read.nonce);
        const stale = old.length > 3 ? (old.shift() as Uint8Array) : liar.random.bytes(8);
        liar.lied();
        return [stale, liar.random.bytes(8)].map((nonce) =>
          encodePayload({ type: 'challenge-answer', nonce }),
        );
      },
    };
  },
};
