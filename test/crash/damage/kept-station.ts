import { cpSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import type { StationPaths } from '@parley/station/store/station-store.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { founded, scratch } from '../../stations/place.ts';
import { until } from '../../stations/until.ts';

/** The files of a station that was killed, and of one that was stopped, with much in them. */
export type KeptStation = {
  readonly founded: FoundedLine;
  readonly line: string;
  readonly killed: StationPaths;
  readonly stopped: StationPaths;
};

const north = 0;
const south = 1;

/** Two stations talk; south's files are copied as it works, which is what a kill leaves. */
export async function keptStation(): Promise<KeptStation> {
  const line = await founded(['north', 'south']);
  const one = await RunningStation.start(line, north);
  const two = await RunningStation.start(line, south);
  const attached = await two.ask('attach', { bytes: '5a'.repeat(30_000) });
  await two.ask('draft', {
    class: 'TEST',
    to: [{ party: 'north' }],
    texts: [{ lang: 'en', standing: 0, text: 'a draft that waits' }],
    attachments: [{ sha256: attached.sha256 as string, name: 'map.png' }],
  });
  for (let i = 0; i < 24; i++) {
    await one.write(`from north ${i} ${'x'.repeat(300)}`, i % 8 === 7 ? 4 : 1);
    await two.write(`from south ${i} ${'y'.repeat(300)}`, i % 8 === 3 ? 4 : 1);
  }
  const size = two.line.host.line.journals.get(two.line.host.line.own)?.durable.size ?? 0;
  await until(() => two.recordedBy(north) === size && two.held(north) > 24, 'all on record');
  two.line.store.settleMarks();
  const { folder } = line.paths[south] as StationPaths;
  const killed = copied(folder, join(scratch(), 'killed'));
  await two.stop();
  await one.stop();
  const stopped = copied(folder, join(scratch(), 'stopped'));
  return { founded: line, line: hex(line.line), killed, stopped };
}

/** A copy of a station's folder, guard and all; no socket. */
export function copied(folder: string, to: string): StationPaths {
  cpSync(folder, to, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return { folder: to, guard: join(to, 'guard') };
}

/** Files of a folder by their paths within, with their lengths. */
export function filesOf(folder: string): { readonly name: string; readonly bytes: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ name: relative(folder, path), bytes: statSync(path).size }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
