import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LineHost } from '../loop/line-host.ts';

/** Turns of the event loop without anything new after which a line counts as idle. */
const quietTurns = 6;

/** Resolves when the line's core has worked off all inputs and what followed from them. */
export async function untilIdle(host: LineHost): Promise<void> {
  const { line } = host;
  for (let quiet = 0, seen = -1; quiet < quietTurns; quiet++) {
    if (line.nextTask !== seen || isWriting(host)) quiet = 0;
    seen = line.nextTask;
    await nextTurn();
  }
}

function isWriting({ line }: LineHost): boolean {
  if (line.fault || line.mute) return false;
  return line.turn !== null || line.queue.some((queue) => queue.length > 0);
}
