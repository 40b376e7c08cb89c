import { type Invariant, Violation } from './invariant.ts';

/** A frame that nobody altered opens, whatever was lost before it, in whatever order it comes. */
export const i12: Invariant = {
  id: 'I12',
  claim: 'no failure to open is caused by loss or order',
  watch(run) {
    return {
      unopened({ me }, code) {
        if (code !== 'frame-altered' && code !== 'open-unreadable') return;
        if (!run.cast.isHonest(me) || run.alters || run.cast.liars.length > 0) return;
        throw new Violation('I12', `${me} cannot open what nobody altered: ${code}`);
      },
    };
  },
};
