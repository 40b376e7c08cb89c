import type { SimStation } from '../station/station.ts';
import { type Invariant, Violation } from './invariant.ts';
import { signedText } from './signed-text.ts';

/** Seconds between what a cosignature claims and what its station's clock says. */
const slackS = 2;

/**
 * Clocks are arbitrary, and all else holds: seeds that drew clock faults are held to everything
 * here. A station claims no other time than its own clock's.
 */
export const i13: Invariant = {
  id: 'I13',
  claim: 'with clocks that are wrong everything else holds, and no other time is claimed',
  watch(run) {
    const shownAt = (station: SimStation) => Math.floor(station.clock.at(run.world.elapsed) / 1000);
    return {
      signed(station, key, message) {
        if (key !== 'cosign' || !run.cast.isHonest(station.me)) return;
        const time = signedText(message)?.time;
        // One that is set back between the question and the signature may differ by that much.
        if (time === null || time === undefined || run.ledger.clocks.has(station.me)) return;
        if (Math.abs(time - shownAt(station)) > slackS) {
          throw new Violation('I13', `${station.me} cosigns for ${time}, its clock says otherwise`);
        }
      },
    };
  },
};
