import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Line } from '@parley/core/replication/line.ts';
import { isWriting } from '@parley/core/replication/pace.ts';
import type { LineHost } from '../loop/line-host.ts';

/** Turns of the event loop without anything new after which a line counts as idle. */
const quietTurns = 6;

/** Resolves when the line's core has worked off all inputs and what followed from them. */
export async function untilIdle(host: LineHost): Promise<void> {
  const { line } = host;
  for (let quiet = 0, seen = -1; quiet < quietTurns; quiet++) {
    if (line.nextTask !== seen || goesOn(line)) quiet = 0;
    seen = line.nextTask;
    await nextTurn();
  }
}

/** What a fault or a mute station holds up is not waited for. */
function goesOn(line: Line): boolean {
  return !line.fault && !line.mute && isWriting(line);
}
