import { frameType } from '@parley/envelope/frame.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const withheldCannotOpen: CounterpartStrategy = {
  name: 'withheld-cannot-open',
  role: 'counterpart',
  lie: 'forgets its sessions again and again, and never says that it cannot open',
  holds: 'the line heals with the next `open`, and nothing is lost',
  broken: (after) => after.held() ?? after.statesHold() ?? after.uncontested(),
  begin(liar) {
    liar.every(2_400_000, () => {
      liar.station.crash();
      liar.station.machine.disk.opens = [];
      liar.world.boot(liar.me);
      liar.lied('forgets');
    });
    return {
      frameOut(frame) {
        if (frame[0] !== frameType.cannotOpen) return undefined;
        liar.lied('withheld');
        return [];
      },
    };
  },
};
