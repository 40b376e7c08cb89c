import { hex } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodePayload } from '@parley/core/codec/payload.ts';
import type { Input } from '@parley/core/replication/io.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { KilledStation } from './killed.ts';
import { Party } from './party.ts';
import { dropScratch, founded } from './place.ts';
import { doubled, headsOf, textsOf } from './record.ts';
import { pause, until } from './until.ts';

afterEach(dropScratch);

const killsEach = 13;
const killsOfBoth = 3;

describe('kill -9 of either station or both, at any instant', () => {
  it('loses and doubles nothing that was acknowledged, and forks nothing', async () => {
    const line = await founded(['north', 'south', 'west']);
    const observer = await new Party(line, 2).start();
    const heads = watchHeads(observer);
    const stations = [0, 1].map((me) => new KilledStation(line, me));
    for (const one of stations) one.onStarted = (sizes) => checkSizes(stations, one, sizes);
    await Promise.all(stations.map((station) => killAgainAndAgain(station)));
    for (let kill = 0; kill < killsOfBoth; kill++) {
      await Promise.all(stations.map((station) => station.start()));
      await pause(Math.random() * 300);
      await Promise.all(stations.map((station) => station.kill()));
    }
    await Promise.all(stations.map((station) => station.start()));
    await pause(500);
    for (const station of stations) expect(station.ledger.wrong).toEqual([]);
    for (const station of stations) station.send('quiet');
    const core = observer.line.host.line;
    const own = () => [...core.journals.values()].slice(0, 2).map(({ durable }) => durable.size);
    const settled = () =>
      stations.every(({ ledger }, me) => {
        const other = ledger.recorded.get(`${me} by ${1 - me}`);
        return other === own()[me] && ledger.recorded.get(`${me} by 2`) === other;
      });
    const told = () => JSON.stringify([own(), stations.map((s) => [...s.ledger.recorded])]);
    await until(settled, told, 15_000);
    await Promise.all(stations.map((station) => station.stop()));
    await observer.stop();
    for (const station of stations) expect(station.ledger.wrong).toEqual([]);
    expect(stations.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(30);
    for (const [place, roots] of heads)
      expect([place, [...roots]]).toEqual([place, [[...roots][0]]]);
    await compare(line, stations);
  }, 90_000);
});

async function killAgainAndAgain(station: KilledStation): Promise<void> {
  for (let kill = 0; kill < killsEach; kill++) {
    // One in four dies while it starts.
    if (kill % 4 === 3) {
      station.spawn(true);
      await pause(Math.random() * 700);
    } else {
      await station.start();
      await pause(Math.random() * 250);
    }
    await station.kill();
  }
}

/** At every start: what was signed here, and what others have our receipt for, is still here. */
function checkSizes(
  stations: readonly KilledStation[],
  { me, ledger }: KilledStation,
  sizes: readonly number[],
): void {
  for (const other of stations) {
    const receipted = other.ledger.recorded.get(`${other.me} by ${me}`) ?? 0;
    if ((sizes[other.me] ?? 0) < receipted) ledger.wrong.push(`${me} lost ${other.me}'s entries`);
  }
  const signed = Math.max(-1, ...ledger.signed.keys()) + 1;
  if ((sizes[me] ?? 0) < signed) ledger.wrong.push(`${me} lost its own entries: ${signed}`);
}

/** Every signed head that comes by the wire: its roots by journal and size. */
function watchHeads(observer: Party): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  const { loop } = observer.line.host;
  const input = loop.input.bind(loop);
  loop.input = (taken: Input) => {
    const decoded = taken.kind === 'frame' ? decodePayload(taken.payload) : undefined;
    const payload = decoded?.ok ? decoded.value : undefined;
    if (payload?.type === 'bundle' && payload.root) {
      const place = `${journalKey(payload.journal)} ${payload.first + payload.items.length}`;
      const roots = heads.get(place) ?? new Set<string>();
      heads.set(place, roots.add(hex(payload.root)));
    }
    input(taken);
  };
  return heads;
}

async function compare(
  line: Awaited<ReturnType<typeof founded>>,
  stations: readonly KilledStation[],
): Promise<void> {
  const parties = await Promise.all([0, 1, 2].map((me) => new Party(line, me).begin()));
  const [first, ...others] = parties.map((party) => headsOf(party.line));
  for (const other of others) expect(other).toEqual(first);
  stations.forEach(({ ledger, me }) => {
    const own = (parties[me] as Party).own;
    for (const party of parties) {
      const texts = textsOf(party.line, own);
      expect(doubled(texts)).toEqual([]);
      for (const [seq, text] of ledger.signed) expect([seq, texts[seq]]).toEqual([seq, text]);
    }
    expect(ledger.signed.size).toBeGreaterThan(killsEach);
  });
  for (const party of parties) await party.stop();
}
