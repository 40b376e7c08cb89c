import { z } from 'zod';
import { exportTranscript } from '../../evidence/export.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess, recordOutcome } from '../access/record.ts';
import { act } from '../act.ts';
import { awaitCut } from './await-cut.ts';
import { evidenceOf } from './line-evidence.ts';

/** Asks for a cut, then writes all entries up to the last final one. */
export const transcriptExportAct = act({
  name: 'transcript-export',
  input: z.strictObject({
    out: z.string().min(1),
    tail: z.boolean().default(false),
    waitMs: z.number().int().min(0).max(600_000).default(30_000),
    officer: officerWord,
  }),
  run: async (context, { out, tail, waitMs, officer }) => {
    const line = context.line();
    const by = officerNamed(line, officer);
    recordAccess(line, { act: 'transcript-export', what: [out], officer: by });
    const cut = await awaitCut(line.host, { waitMs, signal: context.signal });
    const exported = await exportTranscript(evidenceOf(line), out, {
      tail,
      seal: context.seal,
      onProgress: ({ entries, total }) => context.progress(entries, total),
    });
    const what = [out, exported.sha256, exported.entries + exported.tailEntries];
    recordOutcome(line, { act: 'transcript-exported', what, officer: by });
    return { ...exported, cut };
  },
});
