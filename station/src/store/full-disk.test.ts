import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { LineStore } from './line-store.ts';
import { StoreFault } from './refusals.ts';
import { StationStore } from './station-store.ts';
import { dropScratch, keyFile, line, own, scratch, turn } from './testing/scratch.ts';

/*
 * A real full disk, a tmpfs of 8 MiB, where this process may mount one; elsewhere SQLite's own
 * bound on the pages of a file, which fails in the same place with the same code.
 */
const root = scratch();
const disk = join(root, 'disk');
mkdirSync(disk);
const mounted = mount();
const means = mounted ? 'a tmpfs of 8 MiB' : 'a bound on pages';

afterEach(() => {
  // Lazily: a test that failed has its databases open still.
  if (mounted) spawnSync('umount', ['-l', disk]);
  dropScratch();
});

function mount(): boolean {
  if (process.getuid?.() !== 0 || process.env.PARLEY_TEST_NO_MOUNT) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]).status === 0;
}

function faultKind(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreFault) return error.kind;
    throw error;
  }
  return 'none';
}

describe(`a full disk (${means})`, () => {
  it('keeps ordinary records out, lets a warning in, loses nothing, and recovers', () => {
    let store: LineStore | undefined;
    const bound = (pages: number) => store?.database.db.pragma(`max_page_count = ${pages}`);
    let spent = 0;
    const onReserveSpent = () => {
      spent++;
      if (!mounted) bound(1600);
    };
    const station = StationStore.create(
      { folder: join(disk, 'station'), guard: join(disk, 'guard') },
      keyFile,
    );
    store = station.createLine(line, { reserveBytes: 1024 * 1024, onReserveSpent });
    const state = station.guard();
    if (state.state !== 'ready') throw new Error(state.state);
    if (!mounted) bound(1000);

    const rows = fillUp(store);
    expect(rows).toBeGreaterThan(10);
    expect(store.reserveSpent).toBe(false);
    expect(store.start().heads[0]?.size).toBe(rows);
    expect([...store.evidence.runs(own)].length).toBe(rows);

    // A FLASH of full size, and the guard's commit that must precede its signature.
    store.write(turn(rows, randomBytes(256 * 1024)), { urgent: true });
    const root32 = new Uint8Array(32);
    state.guard.set({ line, number: 0, tag: new Uint8Array(8), size: rows + 1, root: root32 });
    expect(spent).toBe(1);
    expect(store.reserveSpent).toBe(true);
    if (mounted) {
      const ordinary = () => store?.write(turn(rows + 1, randomBytes(10)));
      expect(faultKind(ordinary)).toBe('disk-full');
    }
    store.write(turn(rows + 1, randomBytes(1000)), { urgent: true });
    expect(spent).toBe(1);

    // Space is back: for the bound on pages it was there all the time.
    if (mounted) rmSync(join(disk, 'filler'));
    store.write(turn(rows + 2, randomBytes(1000)));
    expect(store.reserveSpent).toBe(false);
    store.close();
    const again = station.line(line);
    expect([...again.evidence.runs(own)].length).toBe(rows + 3);
    expect(again.database.db.pragma('integrity_check', { simple: true })).toBe('ok');
    station.close();
  });
});

/** Writes until the disk refuses; returns how many turns were acknowledged. */
function fillUp(store: LineStore): number {
  if (mounted) writeFileSync(join(disk, 'filler'), randomBytes(4 * 1024 * 1024));
  for (let seq = 0; ; seq++) {
    const kind = faultKind(() => store.write(turn(seq, randomBytes(20_000))));
    if (kind === 'none') continue;
    expect(kind).toBe('disk-full');
    for (let size = 16_000; size >= 1; size = Math.floor(size / 2)) {
      const records = [{ t: 'fact', key: `f${size}`, value: randomBytes(size) }] as const;
      faultKind(() => store.write(records));
    }
    return seq;
  }
}
