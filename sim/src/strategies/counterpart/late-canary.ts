import type { CounterpartStrategy } from '../strategy.ts';

export const lateCanary: CounterpartStrategy = {
  name: 'late-canary',
  role: 'counterpart',
  lie: 'canaries answered a little after the bound of a FLASH',
  holds: 'the line is not up: a FLASH would have come too late',
  broken(after) {
    const up = after.honest.find((station) => {
      const events = after.shown(station, 'line').filter(({ peer }) => peer === after.liar);
      return !events.some((event) => !event.up);
    });
    return up && `${up.me} shows the line as up`;
  },
  begin(liar) {
    return {
      outgoing(payload, to) {
        if (liar.read(payload)?.type !== 'canary-answer') return undefined;
        liar.later(liar.random.between(31_000, 60_000), () => liar.send(to, payload));
        liar.lied();
        return [];
      },
    };
  },
};
