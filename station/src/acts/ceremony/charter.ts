import { hex } from '@parley/core/base/bytes.ts';
import { ownClass } from '@parley/core/station/own-class.ts';
import { z } from 'zod';
import { act } from '../act.ts';

/** The charter of the line, as its file. */
export const charterAct = act({
  name: 'charter',
  input: z.strictObject({}),
  run: async (context) => {
    const { id, me, charterFile, host } = context.line();
    return { line: id, party: me, class: ownClass(host.line), file: hex(charterFile) };
  },
});

/** The last final cut of the line, from which a successor goes on; k null: none yet. */
export const finalCutAct = act({
  name: 'final-cut',
  input: z.strictObject({}),
  run: async (context) => {
    const { id, host } = context.line();
    const { final } = host.line;
    return { line: id, k: final?.cut.k ?? null, cut: final ? hex(final.hash) : '' };
  },
});
