import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Release } from '@parley/core/codec/release.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { LyingStation } from '../testing/lying-station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => {
  vi.restoreAllMocks();
  await stations.end();
});

it('goes on to other work between entries that are dear to verify', async () => {
  stations = await testStations();
  const [here, there] = stations.all as [TestStation, TestStation];
  const liar = new LyingStation(there);
  for (let i = 0; i < 10; i++) liar.tell(here, {});
  const { projection } = here.line.desk;
  await until(() => projection.behind() >= 10);
  // Each entry takes as long as a hundred signatures.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  const before = projection.behind();
  expect(projection.advance()).toBe(true);
  expect(before - projection.behind()).toBeLessThan(5);
  expect(before - projection.behind()).toBeGreaterThan(0);
  while (projection.advance());
  expect(projection.behind()).toBe(0);
});

it('verifies a release that stands eight times in one entry once', async () => {
  stations = await testStations();
  const [here, there] = stations.all as [TestStation, TestStation];
  const officer = there.founded.officers[1];
  if (!officer) throw new Error('each party has an officer');
  const { line } = there.line.host;
  const base = { ...emptyBody, draft: new Uint8Array(16).fill(1) };
  const subject = {
    line: line.id,
    author: 1,
    kind: 1,
    precedence: 1 as const,
    class: 1 as const,
    references: [],
    body: base,
  };
  const signature = officer.signer.sign(releaseChallenge(line.crypto, subject));
  const release: Release = { scheme: 0, officer: officer.officer.id, signature };
  const body = encodeBody({ ...base, releases: Array<Release>(8).fill(release) });
  new LyingStation(there).tell(here, { body });
  const { projection } = here.line.desk;
  await until(() => projection.behind() > 0);
  const verify = vi.spyOn(here.line.host.line.crypto, 'verifyEd25519');
  await projection.catchUp();
  expect(verify).toHaveBeenCalledTimes(1);
  const row = here.line.store.database.db.prepare('SELECT violation FROM shown_entry').get();
  expect(row).toEqual({ violation: null });
});
