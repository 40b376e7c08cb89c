import { setTimeout as pause } from 'node:timers/promises';
import { kinds } from '@parley/core/codec/kinds.ts';
import { ruleFor } from '@parley/core/keys/release.ts';
import type { Peer } from '@parley/core/replication/line.ts';
import { testBody } from '@parley/core/station/links.ts';
import { z } from 'zod';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { type ActContext, ActRefusal, act } from '../act.ts';

const stepMs = 50;

/** What came of a canary to one party. */
export type Tested = {
  readonly party: string;
  /** Round trip to their disk and back; null: not within the FLASH bound, or never asked. */
  readonly ms: number | null;
  /** There are one-way circuits only, so nothing could come back. */
  readonly byCourier: boolean;
};

/**
 * Would a FLASH arrive now? A canary to each party's disk and back, and one test message where the
 * charter lets it go without a release (spec/link.md). Refuses `not-running`.
 */
export const testAct = act({
  name: 'test',
  input: z.strictObject({ to: z.array(z.string()).default([]) }),
  run: async (context, { to }) => {
    if (!context.running) throw new ActRefusal('not-running');
    const line = context.line();
    const named = (party: number) => line.charter.parties[party]?.name ?? '';
    const unknown = to.find((name) => !line.charter.parties.some((one) => one.name === name));
    if (unknown !== undefined) throw new ActRefusal('unknown-party', unknown);
    const peers = [...line.host.line.peers.values()].filter(({ party }) => {
      return to.length === 0 || to.includes(named(party));
    });
    const byCourier = line.charter.circuits.every(({ kind }) => kind !== 'websocket');
    const tested = byCourier ? new Map() : await canaries(context, line, peers);
    const results: Tested[] = peers.map(({ party }) => {
      return { party: named(party), ms: tested.get(party) ?? null, byCourier };
    });
    const entry = await testMessage(line);
    return { up: results.every(({ ms }) => ms !== null), results, entry };
  },
});

async function canaries(
  context: ActContext,
  line: StationLine,
  peers: readonly Peer[],
): Promise<Map<number, number>> {
  const { clock } = line.host.options;
  const begun = clock.now().elapsed;
  const boundMs = line.host.line.settings.flashBoundS * 1000;
  line.host.loop.input({ kind: 'test' });
  const back = new Map<number, number>();
  while (back.size < peers.length && clock.now().elapsed - begun <= boundMs) {
    if (context.signal.aborted) break;
    await pause(stepMs);
    for (const { party, canaryOkAt } of peers) {
      if (canaryOkAt > begun && !back.has(party)) back.set(party, Math.round(canaryOkAt - begun));
    }
    context.progress(Math.round(clock.now().elapsed - begun), boundMs);
  }
  return back;
}

/** Null where the charter wants officers even for tests, or the station is mute. */
async function testMessage(line: StationLine): Promise<string | null> {
  const { host, charter } = line;
  const rule = ruleFor(charter, kinds.message, 2, 1);
  if (host.line.mute || (rule && rule.needs.length > 0)) return null;
  const period = host.line.settings.testPeriodS * 1000;
  const count = Math.floor(host.options.clock.now().time / period);
  const written = await host.write({
    kind: kinds.message,
    precedence: 1,
    class: 2,
    body: testBody(count),
    references: [],
    shown: null,
  });
  if (!written.ok) throw new ActRefusal(written.code, written.detail);
  return entryName(host.line, written.value, written.value.seq);
}
