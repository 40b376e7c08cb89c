import { charterFileOf, transcriptOf } from '../station/transcript.ts';
import { type Invariant, Violation } from './invariant.ts';

/**
 * What any honest station exports in the end is verified by an implementation that shares no code
 * with the core, and the final part of one number of cuts is the same file at all. Only where
 * cryptography is real: the second implementation has its own.
 */
export const i14: Invariant = {
  id: 'I14',
  claim: 'an exported transcript is verified by a second, independent implementation',
  watch(run) {
    return {
      finished() {
        const { founding } = run.world;
        const { verifier } = founding.crypto;
        if (!verifier) return;
        const charterFile = charterFileOf(founding);
        const hashes = new Map<number, string>();
        for (const station of run.honest) {
          const found = verifier(transcriptOf(station), charterFile);
          if (!found.ok) throw new Violation('I14', `${station.me}'s transcript: ${found.why}`);
          const { cuts, hash } = found;
          const other = hashes.get(cuts) ?? hash;
          // A liar, or a machine that forgot, may sign two cuts of one number.
          const excused = run.cast.parties.size > 0 || run.ledger.tainted.size > 0;
          if (other !== hash && !excused) {
            throw new Violation('I14', `${station.me} has another transcript of ${cuts} cuts`);
          }
          hashes.set(cuts, hash);
        }
      },
    };
  },
};
