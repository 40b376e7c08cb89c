import { hex } from '@parley/core/base/bytes.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import { act } from '../act.ts';

/** The officers of this party after every entry that is known. */
export const officersAct = act({
  name: 'officers',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    const roster = line.host.line.rosters[line.me] as Roster;
    return officersNow(roster).map(({ id, scheme, publicKey, roles, name }) => {
      return { id: hex(id), scheme, publicKey: hex(publicKey), roles: [...roles], name };
    });
  },
});
