import { type Invariant, Violation } from './invariant.ts';

const ofForm = new Set(['malformed', 'malformed-cbor', 'not-canonical']);

/**
 * Whatever a liar has made a station keep, what it says afterwards can still be read: else one lie
 * would take the line from all others for good.
 */
export const i17: Invariant = {
  id: 'I17',
  claim: 'nothing that an honest station says is refused for its form by another',
  watch(run) {
    return {
      shown({ me }, event) {
        if (event.event !== 'refused' || event.from === null || !ofForm.has(event.code)) return;
        if (!run.cast.isHonest(me) || !run.cast.isHonest(event.from)) return;
        throw new Violation('I17', `${me} cannot read ${event.from}: ${event.code}`);
      },
    };
  },
};
