import { z } from 'zod';
import { ActRefusal, act } from '../act.ts';

/** A new receive key, announced by an entry; the one before is destroyed in its time. */
export const rekeyReceiveAct = act({
  name: 'rekey-receive',
  input: z.strictObject({}),
  run: async (context) => {
    const { host } = context.line();
    if (host.line.mute) throw new ActRefusal('station-mute', host.line.mute);
    return { number: await host.renewReceiveKey() };
  },
});
