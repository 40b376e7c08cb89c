import { z } from 'zod';
import { exportCourier } from '../../courier/export.ts';
import { ActRefusal, act } from '../act.ts';
import { partyIndexOf } from './parties.ts';

/** Writes everything that a party has not cosigned into a courier file. */
export const courierExportAct = act({
  name: 'courier-export',
  input: z.strictObject({ to: z.string(), out: z.string().min(1) }),
  run: async (context, { to, out }) => {
    const line = context.line();
    const made = await exportCourier(line, partyIndexOf(line, to), out);
    if (!made.ok) throw new ActRefusal(made.code, made.detail);
    const { files, entries, outstanding, lost } = made.value;
    return { to, files: files.map((file) => ({ ...file })), entries, outstanding, lost };
  },
});
