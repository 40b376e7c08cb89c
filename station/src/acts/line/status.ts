import { hex } from '@parley/core/base/bytes.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { waitingForUs } from '../../projection/matters.ts';
import { refusalsOf } from '../../run/refusals.ts';
import type { StationLine } from '../../station.ts';
import { act } from '../act.ts';
import { incarnationOf, type PeerView, peerView, watchOf } from './peers.ts';

/** What `status` says of a line. */
export type Status = ReturnType<typeof statusOf>;

/** Whether the line is alive, what waits, and what is wrong. */
export const statusAct = act({
  name: 'status',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    return statusOf(line, context.running);
  },
});

function statusOf(line: StationLine, running: boolean) {
  const { id, charter, me, host, store } = line;
  const core = host.line;
  const own = ownJournal(core);
  const { counts, last, fault } = refusalsOf(line);
  const now = host.options.clock.now().time;
  const { final } = core;
  const peers: readonly PeerView[] = [...core.peers.keys()].map((party) => {
    return peerView(line, party, running);
  });
  return {
    now,
    line: id,
    name: charter.name,
    party: charter.parties[me]?.name ?? '',
    running,
    mute: core.mute,
    fault: core.fault?.what ?? fault,
    reserveSpent: store.reserveSpent,
    incarnation: incarnationOf(line),
    contested: own.contested,
    size: own.durable.size,
    root: hex(own.durable.root),
    watch: watchOf(line, me) ?? null,
    queue: core.queue.reduce((sum, queue) => sum + queue.length, 0),
    waitingForUs: waitingForUs({ line: core, store, now }).filter(({ rings }) => rings).length,
    peers,
    finalCut: final && { k: final.cut.k, hash: hex(final.hash) },
    refusals: { counts: Object.fromEntries(counts), last: [...last] },
  };
}
