import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { restore } from '@parley/station/store/restore.ts';
import {
  lineFileOf,
  linesIn,
  type StationPaths,
  StationStore,
} from '@parley/station/store/station-store.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, expect, it } from 'vitest';
import { dropScratch, founded, scratch } from '../../stations/place.ts';
import { headsOf } from '../../stations/record.ts';
import { until } from '../../stations/until.ts';
import { flip } from './flips.ts';
import { copied } from './kept-station.ts';

const [north, south, west] = [0, 1, 2];
const pageBytes = 4096;
const running: RunningStation[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  dropScratch();
});

async function start(line: FoundedLine, party: number): Promise<RunningStation> {
  const one = await RunningStation.start(line, party);
  running.push(one);
  return one;
}

function isReadLate(store: StationStore, line: string): boolean {
  const faulted = (work: () => void) => {
    try {
      work();
      return false;
    } catch {
      return true;
    }
  };
  if (faulted(() => store.line(line).start())) return false;
  return faulted(() => {
    const { evidence } = store.line(line);
    for (const journal of evidence.journals()) for (const _ of evidence.runs(journal));
  });
}

/** A page that a start does not read and a reading of old entries does. */
function oldPage(paths: StationPaths, founded: FoundedLine): number {
  const [line] = linesIn(paths) as [string];
  const file = lineFileOf(paths, line);
  for (let at = 8 * pageBytes + 99; at < statSync(file).size; at += pageBytes) {
    const copy = copied(paths.folder, join(scratch(), 'tried'));
    flip(copy.folder, { file: relative(paths.folder, file), at, bit: 3 });
    const store = StationStore.open(copy, founded.secret);
    const found = isReadLate(store, line);
    store.close();
    rmSync(copy.folder, { recursive: true });
    if (found) return at;
  }
  throw new Error('no page of old entries was found');
}

/** Seen to fail while a page that cannot be read ended the process of the station. */
it('a damaged page: the line goes on, doctor names it, backup and peers mend it', async () => {
  const line = await founded(['north', 'south', 'west']);
  await start(line, north);
  let two = await start(line, south);
  for (let i = 0; i < 40; i++) await two.write(`south ${i} ${'x'.repeat(900)}`);
  const file = join(scratch(), 'south.backup');
  await two.ask('backup', { file });
  for (let i = 0; i < 40; i++) await two.write(`south again ${i} ${'y'.repeat(900)}`);
  await until(() => two.recordedBy(north) > 80, 'on record of north');
  await running.pop()?.stop();
  await running.pop()?.stop();
  const paths = line.paths[south] as StationPaths;
  const database = lineFileOf(paths, linesIn(paths)[0] as string);
  const name = relative(paths.folder, database);
  flip(paths.folder, { file: name, at: oldPage(paths, line), bit: 3 });

  // West has nothing yet and asks for all of it: the damaged page is among what it asks for.
  two = await start(line, south);
  const three = await start(line, west);
  const said = () => two.shown.some((o) => o.event === 'fault' && o.what === 'corrupt');
  await until(said, 'the page is asked for', 90_000);
  const doctor = await two.ask<{ findings: { code: string }[] }>('doctor');
  expect(doctor.findings.map(({ code }) => code)).toContain('line-corrupt');
  expect(await two.ask('status')).toMatchObject({ fault: 'corrupt', mute: null });
  const again = await start(line, north);
  const flash = (await two.write('still speaking', 4)) as number;
  await until(() => two.recordedBy(north) > flash, 'a FLASH on the record of north');

  running.splice(running.indexOf(two), 1);
  await two.stop();
  const restored = join(scratch(), 'south');
  restore(file, restored, { secret: line.secret });
  const mended = { ...line, paths: line.paths.with(south, { ...paths, folder: restored }) };
  const back = await start(mended, south);
  expect(back.line.host.line.mute).toBe('tail-missing');
  await until(() => back.line.host.line.mute === null, 'the tail is back');
  await until(() => three.held(south) > flash && back.recordedBy(west) > flash, 'west has all');
  const heads = () => [again, back, three].map(({ line: of }) => JSON.stringify(headsOf(of)));
  await until(
    () => new Set(heads()).size === 1,
    () => heads().join('\n'),
  );
  const after = await back.ask<{ healthy: boolean; findings: object[] }>('doctor');
  expect(after.healthy, JSON.stringify(after.findings)).toBe(true);
}, 240_000);
