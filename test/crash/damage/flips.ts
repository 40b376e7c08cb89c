import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { examineFolder } from '@parley/station/acts/store/doctor.ts';
import { Station } from '@parley/station/station.ts';
import { StoreFault, StoreRefusal } from '@parley/station/store/refusals.ts';
import { type StationPaths, StationStore } from '@parley/station/store/station-store.ts';
import { scratch } from '../../stations/place.ts';
import { commitsOf } from '../log-commits.ts';
import type { Seeded } from '../seeded.ts';
import { copied, filesOf, type KeptStation } from './kept-station.ts';
import { rowsOf } from './rows.ts';

/** How a station takes one flipped bit. */
export type Outcome =
  /** Nothing that it keeps is other than it was. */
  | 'harmless'
  /** It does not start, or does not read that page, and says why. */
  | 'refused'
  /** All of it reads as it was, and `doctor` names a page that is damaged all the same. */
  | 'named'
  /** Its guard is not there any more: it signs nothing. */
  | 'mute'
  /** The last transaction before the kill is gone, as if the power had failed in it. */
  | 'last-write-gone';

export type FlipReport = {
  readonly flips: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly broken: readonly string[];
};

type Rows = { readonly line: Set<string>; readonly guard: Set<string> };
/** All rows as they were, and as they were before the last write to each log. */
type Truth = { readonly now: Rows; readonly before: Rows };
type Place = { readonly file: string; readonly at: number; readonly bit: number };

/** Flips one bit anywhere in any file of the station, again and again, each in a fresh copy. */
export async function flipBits(
  kept: KeptStation,
  count: number,
  seeded: Seeded,
): Promise<FlipReport> {
  const outcomes = { harmless: 0, refused: 0, named: 0, mute: 0, 'last-write-gone': 0 };
  const broken: string[] = [];
  for (const [state, paths] of [
    ['killed', kept.killed],
    ['stopped', kept.stopped],
  ] as const) {
    const truth = truthOf(kept, paths);
    for (let i = 0; i < count / 2; i++) {
      const place = draw(paths.folder, seeded);
      const copy = copied(paths.folder, join(scratch(), 'flipped'));
      flip(copy.folder, place);
      const outcome = await take(kept, copy, truth);
      if (outcome === 'last-write-gone' && !isInLastWrite(paths.folder, place)) {
        broken.push(`${state} ${place.file} byte ${place.at}: more than the last write is gone`);
      }
      if (outcome in outcomes) outcomes[outcome as Outcome]++;
      else broken.push(`${state} ${place.file} byte ${place.at} bit ${place.bit}: ${outcome}`);
      rmSync(join(copy.folder, '..'), { recursive: true });
    }
  }
  return { flips: Object.values(outcomes).reduce((a, b) => a + b, 0), outcomes, broken };
}

/** Small files as often as large ones: a seal of 400 bytes matters as much as a database. */
function draw(folder: string, seeded: Seeded): Place {
  const files = filesOf(folder).filter(({ name, bytes }) => {
    return bytes > 0 && !name.endsWith('.reserve');
  });
  const { name, bytes } = seeded.one(files);
  return { file: name, at: seeded.below(bytes), bit: seeded.below(8) };
}

export function flip(folder: string, { file, at, bit }: Place): void {
  const fd = openSync(join(folder, file), 'r+');
  const byte = new Uint8Array(1);
  readSync(fd, byte, 0, 1, at);
  byte[0] = (byte[0] as number) ^ (1 << bit);
  writeSync(fd, byte, 0, 1, at);
  closeSync(fd);
}

function truthOf(kept: KeptStation, paths: StationPaths): Truth {
  const now = rowsIn(kept, copied(paths.folder, join(scratch(), 'now')));
  const earlier = copied(paths.folder, join(scratch(), 'before'));
  for (const { name } of filesOf(earlier.folder).filter((file) => file.name.endsWith('-wal'))) {
    const log = join(earlier.folder, name);
    truncateSync(log, commitsOf(readFileSync(log)).at(-2) ?? 0);
  }
  return { now, before: rowsIn(kept, earlier) };
}

function rowsIn({ founded, line }: KeptStation, paths: StationPaths): Rows {
  const store = StationStore.open(paths, founded.secret);
  const guard = store.guard();
  if (guard.state !== 'ready') throw new Error(guard.state);
  const rows = {
    line: rowsOf(store.line(line).database.db),
    guard: rowsOf(guard.guard.database.db),
  };
  store.close();
  return rows;
}

/** What became of it: an outcome, or what a station must never do. */
async function take(kept: KeptStation, copy: StationPaths, truth: Truth): Promise<string> {
  const { founded, line } = kept;
  const all = await examineFolder(copy, founded.secret);
  const said = all.filter(({ level }) => level === 'error');
  let store: StationStore | undefined;
  try {
    store = StationStore.open(copy, founded.secret);
    const guard = store.guard();
    const found = rowsOf(store.line(line).database.db);
    const marks = guard.state === 'ready' ? rowsOf(guard.guard.database.db) : undefined;
    if (!isKnown(truth, 'line', found)) return 'a row that was not there';
    if (!isKnown(truth, 'guard', marks ?? new Set())) return 'a mark that was not there';
    if (marks === undefined) return said.length > 0 ? 'mute' : 'doctor sees no lost guard';
    const lost = lostOf(truth.now.line, found) + lostOf(truth.now.guard, marks);
    if (lost === 0) return said.length > 0 ? 'named' : 'harmless';
    store.close();
    return isMute(copy, founded.secret) ? 'mute' : 'last-write-gone';
  } catch (error) {
    if (!(error instanceof StoreRefusal || error instanceof StoreFault) && !isSql(error)) {
      return `it throws ${String(error)}`;
    }
    return said.length > 0 ? 'refused' : `doctor does not see: ${String(error)}`;
  } finally {
    store?.close();
  }
}

function isKnown({ now, before }: Truth, which: keyof Rows, rows: Set<string>): boolean {
  return [...rows].every((row) => now[which].has(row) || before[which].has(row));
}

function lostOf(truth: Set<string>, found: Set<string>): number {
  return [...truth].filter((row) => !found.has(row)).length;
}

/** It starts, and says nothing until it has its tail back. */
function isMute(paths: StationPaths, secret: KeptStation['founded']['secret']): boolean {
  const station = Station.open(paths, secret);
  try {
    return [...station.lines.values()].some(({ host }) => host.line.mute !== null);
  } finally {
    station.store.close();
  }
}

function isSql(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

/** A log that ends too early cannot be told from a cut there, if it was the last to be written. */
function isInLastWrite(folder: string, { file, at }: Place): boolean {
  const ends = commitsOf(readFileSync(join(folder, file)));
  return file.endsWith('-wal') && at >= (ends.at(-2) ?? 0);
}
