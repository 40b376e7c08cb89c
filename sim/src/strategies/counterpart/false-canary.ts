import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const falseCanary: CounterpartStrategy = {
  name: 'false-canary',
  role: 'counterpart',
  lie: 'canaries answered without a signature, or with that of another answer',
  holds: 'refused: the line to it is not shown as up',
  broken(after) {
    const up = after.honest.find((station) => {
      const events = after.shown(station, 'line').filter(({ peer }) => peer === after.liar);
      return !events.some((event) => !event.up);
    });
    return after.refused('bad-signature') ?? (up && `${up.me} shows the line as up`);
  },
  begin(liar) {
    let before: Uint8Array | null = null;
    return {
      outgoing(payload) {
        const read = liar.read(payload);
        if (read?.type !== 'canary-answer') return undefined;
        const signature = before ?? liar.random.bytes(64);
        before = read.signature;
        liar.lied();
        return [encodePayload({ ...read, signature })];
      },
    };
  },
};
