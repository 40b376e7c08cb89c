import { hex } from '@parley/core/base/bytes.ts';
import { z } from 'zod';
import { importCourier } from '../../courier/import.ts';
import type { CourierReport } from '../../courier/report.ts';
import { partyName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal, act, type Json } from '../act.ts';

/** What lies on a stick that goes to and fro, or serves several lines, and is not for us here. */
export const notForUs: ReadonlySet<string> = new Set([
  'not-a-courier-file',
  'wrong-line',
  'wrong-recipient',
]);

const taking = new WeakMap<StationLine, Promise<unknown>>();

/** Takes a courier file, or says what that would do; never two files of a line at once. */
export const courierImportAct = act({
  name: 'courier-import',
  input: z.strictObject({
    file: z.string().min(1),
    dryRun: z.boolean().default(false),
    /** It only lies beside others: one that is for nobody here is refused and not told of. */
    beside: z.boolean().default(false),
  }),
  run: async (context, { file, dryRun, beside }) => {
    const line = context.line();
    const progress = (done: number, total: number) => context.progress(done, total);
    const before = taking.get(line) ?? Promise.resolve();
    const { signal } = context;
    const now = before.then(() => importCourier(line, file, { dryRun, progress, signal }));
    taking.set(
      line,
      now.catch(() => undefined),
    );
    const taken = await now;
    if (!taken.ok) {
      const { code, detail } = taken;
      // A path that leads to no file says nothing about any peer.
      if (code !== 'file-unreadable' && !(beside && notForUs.has(code))) {
        line.host.show({ event: 'refused', code, detail, from: null, circuit: 'courier' });
      }
      throw new ActRefusal(code, detail);
    }
    return { dryRun, ...reportJson(line, taken.value) };
  },
});

function reportJson(line: StationLine, report: CourierReport): { [key: string]: Json } {
  const { from, id, frames, opened, held, peeked, contested, receipts, refused, fresh } = report;
  return {
    from: partyName(line.host.line, from),
    id,
    frames,
    opened,
    entries: fresh.reduce((sum, { count }) => sum + count, 0),
    journals: fresh.map(({ journal, first, count }) => {
      const { party, number, tag } = journal;
      return { party, number, tag: hex(tag), first, count };
    }),
    held,
    peeked,
    contested,
    receipts,
    refused: refused.map((one) => ({ ...one })),
  };
}
