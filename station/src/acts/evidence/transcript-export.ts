import { z } from 'zod';
import { exportTranscript } from '../../evidence/export.ts';
import { act } from '../act.ts';
import { awaitCut } from './await-cut.ts';
import { evidenceOf, noteAccess } from './line-evidence.ts';

/** Asks for a cut, then writes all entries up to the last final one. */
export const transcriptExportAct = act({
  name: 'transcript-export',
  input: z.strictObject({
    out: z.string().min(1),
    tail: z.boolean().default(false),
    waitMs: z.number().int().min(0).max(600_000).default(30_000),
  }),
  run: async (context, { out, tail, waitMs }) => {
    const line = context.line();
    const cut = await awaitCut(line.host, { waitMs, signal: context.signal });
    const exported = await exportTranscript(evidenceOf(line), out, {
      tail,
      onProgress: ({ entries, total }) => context.progress(entries, total),
    });
    noteAccess(line, 'transcript-export', [exported.sha256, exported.cuts]);
    return { ...exported, cut };
  },
});
