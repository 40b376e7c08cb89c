import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from './backup.ts';
import { integrityBeside } from './beside.ts';
import { databaseKey } from './cipher.ts';
import { lineKind } from './line-schema.ts';
import type { LineStore } from './line-store.ts';
import { faultOf, StoreFault, StoreRefusal, type StoreRefusalCode } from './refusals.ts';
import { freeBytes, fullBytes, lowBytes } from './space.ts';
import { guardFileOf, linesFolder, type StationPaths, type StationStore } from './station-store.ts';
import type { StoreDatabase } from './store-database.ts';

/** What can be wrong with a station's files; the sentence is for the operator. */
export const findingReasons = {
  'guard-foreign': 'The guard belongs to another station; this one signs nothing.',
  'guard-io': 'The disk refuses to open the guard; this station signs nothing.',
  'guard-missing': 'There is no guard; this station signs nothing until new keys are opened.',
  'guard-unreadable': 'The guard cannot be read; this station signs nothing.',
  'guard-with-record': 'The guard lies inside the station folder, so a backup could contain it.',
  'line-corrupt': 'The database of a line is damaged.',
  'line-io': 'The disk refuses to open the database of a line.',
  'line-not-opened': 'The database of a line cannot be opened.',
  'line-unread': 'The database of a line could not be read through beside the running station.',
  'no-line': 'The station has no line yet.',
  'open-to-others': 'Other accounts of this machine may read the file.',
  'reserve-spent': 'The space kept for warnings is given up; only FLASH and OVERRIDE are written.',
  'space-gone': 'The disk is full, or nearly: new work is refused, or soon will be.',
  'space-low': 'Little space is free on the disk.',
} as const;

export type FindingCode = keyof typeof findingReasons;

export type Finding = {
  readonly code: FindingCode;
  readonly level: 'error' | 'warning';
  /** File, folder or line that it is about. */
  readonly subject: string;
  readonly sentence: string;
  readonly detail: string;
};

export type Examining = {
  readonly progress?: Progress;
  /**
   * The station is at work: its lines are read through by a process beside it, until whoever asked
   * is gone. Without it they are read here, and nothing else is done meanwhile.
   */
  readonly beside?: AbortSignal;
};

/**
 * Looks at everything a station keeps: every page of every line, the guard, permissions, space.
 * An empty list: nothing is wrong. Repairs nothing.
 */
export async function examine(station: StationStore, how: Examining = {}): Promise<Finding[]> {
  return [
    ...(await examineLines(station, how)),
    ...examineGuard(station),
    ...examinePermissions(station.paths),
    ...examineSpace(station.paths),
  ];
}

/** Every page of a database in use; undefined when all is well, else what SQLite says. */
export function integrityOf(database: StoreDatabase): string | undefined {
  try {
    const result = database.db.pragma('integrity_check(10)', { simple: true });
    return result === 'ok' ? undefined : String(result);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return fault.message;
  }
}

async function examineLines(station: StationStore, how: Examining): Promise<Finding[]> {
  const lines = station.lines();
  if (lines.length === 0) return [finding('no-line', station.paths.folder)];
  const findings: Finding[] = [];
  for (const [done, line] of lines.entries()) {
    how.progress?.(done, lines.length);
    try {
      const store = station.line(line);
      findings.push(...(await examinePages(station, store, how.beside)));
      if (store.reserveSpent) findings.push(finding('reserve-spent', line));
    } catch (error) {
      findings.push(notOpened(line, error));
    }
  }
  return findings;
}

async function examinePages(
  { key }: StationStore,
  { line, database }: LineStore,
  beside: AbortSignal | undefined,
): Promise<Finding[]> {
  const found = (damage: string | undefined) =>
    damage === undefined ? [] : [finding('line-corrupt', line, damage)];
  if (!beside) return found(integrityOf(database));
  try {
    return found(await integrityBeside(database, databaseKey(key, lineKind(line).name), beside));
  } catch (error) {
    if (error instanceof StoreFault && error.kind === 'corrupt') throw error;
    return [finding('line-unread', line, (error as Error).message)];
  }
}

const notOpenedCodes: Partial<Record<StoreRefusalCode, FindingCode>> = {
  corrupt: 'line-corrupt',
  'disk-full': 'line-io',
  io: 'line-io',
};

function notOpened(line: string, error: unknown): Finding {
  if (error instanceof StoreFault && error.kind === 'corrupt') {
    return finding('line-corrupt', line, error.message);
  }
  if (!(error instanceof StoreRefusal)) throw error;
  return finding(notOpenedCodes[error.code] ?? 'line-not-opened', line, error.message);
}

const diskCodes: readonly StoreRefusalCode[] = ['io', 'disk-full'];

function examineGuard(station: StationStore): Finding[] {
  const { folder, guard } = station.paths;
  const findings: Finding[] = [];
  if (guard === folder || guard.startsWith(`${folder}/`)) {
    findings.push(finding('guard-with-record', guard));
  }
  const file = guardFileOf(station.paths);
  const state = station.guard();
  if (state.state !== 'ready') {
    const detail = 'detail' in state ? state.detail : '';
    const refused = state.state === 'unreadable' && diskCodes.includes(state.code);
    findings.push(finding(refused ? 'guard-io' : `guard-${state.state}`, file, detail));
    return findings;
  }
  const damage = integrityOf(state.guard.database);
  if (damage !== undefined) findings.push(finding('guard-unreadable', file, damage));
  return findings;
}

function examinePermissions(paths: StationPaths): Finding[] {
  const places: string[] = [];
  for (const folder of [paths.folder, linesFolder(paths), paths.guard]) {
    if (!existsSync(folder)) continue;
    places.push(folder, ...readdirSync(folder).map((name) => join(folder, name)));
  }
  const open = places.filter((place) => existsSync(place) && (statSync(place).mode & 0o077) !== 0);
  return [...new Set(open)].map((place) => finding('open-to-others', place, modeOf(place)));
}

function modeOf(place: string): string {
  return `mode 0${(statSync(place).mode & 0o777).toString(8)}`;
}

function examineSpace(paths: StationPaths): Finding[] {
  const free = freeBytes(paths.folder);
  if (free >= lowBytes) return [];
  const code = free < fullBytes ? 'space-gone' : 'space-low';
  return [finding(code, paths.folder, `${Math.floor(free / 2 ** 20)} MiB`)];
}

const warnings: readonly FindingCode[] = [
  'guard-with-record',
  'line-unread',
  'no-line',
  'space-low',
];

function finding(code: FindingCode, subject: string, detail = ''): Finding {
  const level = warnings.includes(code) ? 'warning' : 'error';
  return { code, level, subject, sentence: findingReasons[code], detail };
}
