import { z } from 'zod';
import { exportCourier } from '../../courier/export.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess } from '../access/record.ts';
import { ActRefusal, act } from '../act.ts';
import { partyIndexOf } from './parties.ts';

/** Writes everything that a party has not cosigned into a courier file. */
export const courierExportAct = act({
  name: 'courier-export',
  input: z.strictObject({ to: z.string(), out: z.string().min(1), officer: officerWord }),
  run: async (context, { to, out, officer }) => {
    const line = context.line();
    const party = partyIndexOf(line, to);
    const by = officerNamed(line, officer);
    recordAccess(line, { act: 'courier-export', what: [to, out], officer: by });
    const made = await exportCourier(line, party, out, context.progress);
    if (!made.ok) throw new ActRefusal(made.code, made.detail);
    const { files, entries, outstanding, lost } = made.value;
    return { to, files: files.map((file) => ({ ...file })), entries, outstanding, lost };
  },
});
