import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { examineFolder } from '@parley/station/acts/store/doctor.ts';
import { Station } from '@parley/station/station.ts';
import { StoreRefusal } from '@parley/station/store/refusals.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { dropScratch, founded } from '../stations/place.ts';
import { headsOf } from '../stations/record.ts';
import { until } from '../stations/until.ts';
import { keptStation } from './damage/kept-station.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

const running: RunningStation[] = [];
let disk: SmallDisk | undefined;

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  disk?.drop();
  disk = undefined;
  dropScratch();
});

type Doctor = { readonly healthy: boolean; readonly findings: readonly { code: string }[] };

describe('a disk that is full when a FLASH arrives', () => {
  /** Seen to fail while the receipt of a FLASH found no space, and it was sent again for ever. */
  it('takes the FLASH on record, refuses ROUTINE, and goes on when there is space', async () => {
    disk = smallDisk();
    const founding = await founded(['north', 'south']);
    const home = join(disk.folder, 'south');
    execFileSync('cp', ['-a', founding.paths[1]?.folder as string, home]);
    const paths = founding.paths.with(1, { folder: home, guard: join(home, 'guard') });
    const line = { ...founding, paths };
    const north = await RunningStation.start(line, 0);
    const south = await RunningStation.start(line, 1);
    running.push(north, south);
    const first = (await south.write('before')) as number;
    await until(() => south.recordedBy(0) > first, 'the line is up');
    disk.fill(south);
    const refused = async () => String(await south.write(`routine ${'x'.repeat(20_000)}`));
    let code = await refused();
    for (let i = 0; i < 50 && code !== 'disk-full'; i++) code = await refused();
    expect(code).toBe('disk-full');
    expect(await south.ask('status')).toMatchObject({ fault: 'disk-full', mute: null });

    const flash = (await north.write('a warning', 4)) as number;
    const shown = () =>
      south.shown.some((e) => e.event === 'entries' && e.journal.party === 0 && e.first >= flash);
    await until(shown, `the FLASH is shown: ${disk.means}`, 90_000);
    await until(() => north.recordedBy(1) > flash, `the FLASH is on record: ${disk.means}`, 90_000);
    const back = (await south.write('a warning back', 4)) as number;
    expect(typeof back).toBe('number');
    await until(() => south.recordedBy(0) > back, 'the FLASH from here is on record', 90_000);
    const doctor = await south.ask<Doctor>('doctor');
    const codes = doctor.findings.map(({ code: found }) => found);
    if (disk.means.startsWith('a tmpfs')) expect(codes).toContain('reserve-spent');

    disk.free(south);
    await until(() => south.line.host.line.fault === null, 'the fault is over', 90_000);
    const after = (await south.write('after')) as number;
    expect(typeof after).toBe('number');
    await until(() => south.recordedBy(0) > after, 'all of it is on record', 90_000);
    const heads = () => [north, south].map(({ line: of }) => JSON.stringify(headsOf(of)));
    await until(
      () => new Set(heads()).size === 1,
      () => heads().join('\n'),
      15_000,
    );
  }, 240_000);
});

describe('a file system that may only be read', () => {
  /** Seen to fail while a disk that refuses was taken for a guard that is lost. */
  it('keeps a station from starting by a clear fault; as it was before, it starts', async () => {
    const { founded: kept, killed } = await keptStation();
    const asOther = process.getuid?.() === 0 ? 65_534 : undefined;
    readOnly(killed.folder, asOther);
    if (asOther !== undefined) process.seteuid?.(asOther);
    try {
      expect(() => Station.open(killed, kept.secret)).toThrow(StoreRefusal);
      const found = await examineFolder(killed, kept.secret);
      expect(found.map(({ code }) => code)).toEqual(['line-io', 'guard-with-record', 'guard-io']);
    } finally {
      if (asOther !== undefined) process.seteuid?.(0);
    }
    for (const path of everything(killed.folder)) {
      chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
    }
    const station = Station.open(killed, kept.secret);
    expect([...station.lines.values()].map(({ host }) => host.line.mute)).toEqual([null]);
    station.store.close();
  }, 240_000);
});

function everything(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return [folder, ...inside.map((name) => join(folder, name))];
}

/** For an account to which the modes of files mean something. */
function readOnly(folder: string, owner: number | undefined): void {
  if (owner !== undefined) chmodSync(dirname(folder), 0o755);
  for (const path of everything(folder)) {
    if (owner !== undefined) chownSync(path, owner, owner);
    chmodSync(path, statSync(path).isDirectory() ? 0o500 : 0o400);
  }
}
