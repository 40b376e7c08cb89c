import { ownJournal } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { act } from '../act.ts';

/** Whether the line is alive, what waits, and what is wrong. */
export const statusAct = act({
  name: 'status',
  input: z.strictObject({}),
  run: async (context) => {
    const { id, charter, me, host } = context.line();
    const own = ownJournal(host.line);
    return {
      line: id,
      name: charter.name,
      party: charter.parties[me]?.name ?? '',
      running: context.running,
      mute: host.line.mute,
      size: own.durable.size,
    };
  },
});
