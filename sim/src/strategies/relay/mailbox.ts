import type { RelayStrategy } from '../strategy.ts';

export const mailbox: RelayStrategy = {
  name: 'mailbox',
  role: 'relay',
  lie: 'keeps only the last frame in each direction, and hands it over every half minute',
  holds: 'what was dropped is noticed and sent again by another circuit',
  broken: (after) => after.agreed(),
  begin(relay) {
    const kept = new Map<string, () => void>();
    relay.every(30_000, () => {
      for (const hand of kept.values()) hand();
      kept.clear();
    });
    return {
      frame(frame, _from, to, link) {
        const box = `${link.id} ${to}`;
        if (kept.has(box)) relay.lied('dropped');
        kept.set(box, () => relay.pass(frame, to, link));
      },
    };
  },
};
