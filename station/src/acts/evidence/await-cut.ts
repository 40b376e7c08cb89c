import { setTimeout as pause } from 'node:timers/promises';
import { journalKey } from '@parley/core/codec/names.ts';
import { cutWantedOf } from '@parley/core/station/cuts.ts';
import { untilIdle } from '../../courier/idle.ts';
import type { LineHost } from '../../loop/line-host.ts';

/** The last final cut covers all that was there, or it is an earlier one, or there is none. */
export type CutFreshness = 'fresh' | 'earlier' | 'none';

const stepMs = 50;
/** The wish for a cut is repeated so often: it goes to the party that has the turn. */
const askMs = 2000;

/**
 * Asks for a cut, and waits until it is final: at most `waitMs`, and only while a circuit is up to
 * carry it. Whatever was written before this call is covered by a cut called fresh.
 */
export async function awaitCut(
  host: LineHost,
  options: { readonly waitMs: number; readonly signal: AbortSignal },
): Promise<CutFreshness> {
  const { line } = host;
  // Which cuts are final is found again after a start, with the first tick.
  host.loop.input({ kind: 'timer' });
  await untilIdle(host);
  const sizes = new Map([...line.journals].map(([key, { durable }]) => [key, durable.size]));
  const covers = () => isCovered(host, sizes);
  if (cutWantedOf(line) !== undefined && !covers()) host.loop.input({ kind: 'ask-cut' });
  await untilIdle(host);
  for (let waited = 0; waited < options.waitMs && !covers(); waited += stepMs) {
    if (options.signal.aborted || host.circuits.size === 0) break;
    // An earlier cut may still be under way: what it does not cover asks for the next.
    const again = waited % askMs === 0 && line.cuts.length === 0 && !line.cutWanted;
    if (again) host.loop.input({ kind: 'ask-cut' });
    await pause(stepMs);
  }
  if (line.final === null) return 'none';
  return covers() ? 'fresh' : 'earlier';
}

/** The last final cut reaches so far in every journal; its own entry needs no other cut. */
function isCovered({ line }: LineHost, sizes: ReadonlyMap<string, number>): boolean {
  const { final } = line;
  if (!final) return false;
  const heads = new Map(final.cut.heads.map((head) => [journalKey(head), head.size]));
  const own = journalKey(final.journal);
  for (const [key, size] of sizes) {
    const covered = heads.get(key) ?? 0;
    const reach = key === own ? Math.max(covered, onlyCut(covered, final.seq)) : covered;
    if (reach < size) return false;
  }
  return true;
}

function onlyCut(covered: number, seq: number): number {
  return covered === seq ? seq + 1 : covered;
}
