import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import type { Draft } from '@parley/core/replication/io.ts';
import { Station, type StationLine } from '../../station.ts';
import { type FoundedLine, foundLine } from '../../testing/found-line.ts';
import { type CourierExport, exportCourier } from '../export.ts';
import { importCourier } from '../import.ts';
import type { CourierReport } from '../report.ts';

/** Two stations between which nothing goes but files. */
export class CourierPair {
  readonly folder: string;
  readonly founded: FoundedLine;
  readonly #stations: (Station | undefined)[] = [];
  #files = 0;

  private constructor(folder: string, founded: FoundedLine) {
    this.folder = folder;
    this.founded = founded;
  }

  static async found(names: readonly string[] = ['north', 'south']): Promise<CourierPair> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-courier-'));
    const addresses = names.map(() => null);
    const pair = new CourierPair(folder, await foundLine({ folder, names, addresses }));
    for (const party of names.keys()) await pair.open(party);
    return pair;
  }

  async open(party: number): Promise<void> {
    const paths = this.founded.paths[party];
    if (!paths) throw new Error('no such party');
    const station = Station.open(paths, this.founded.secret);
    this.#stations[party] = station;
    await station.begin(this.line(party));
  }

  /** As a verb does that opens the folder, works, and ends. */
  async close(party: number): Promise<void> {
    await this.#stations[party]?.stop();
    this.#stations[party] = undefined;
  }

  async reopen(party: number): Promise<void> {
    await this.close(party);
    await this.open(party);
  }

  station(party: number): Station {
    const station = this.#stations[party];
    if (!station) throw new Error(`station ${party} is closed`);
    return station;
  }

  line(party: number): StationLine {
    const [line] = this.station(party).lines.values();
    if (!line) throw new Error('a station is on the line');
    return line;
  }

  async write(party: number, text: string, more: Partial<Draft> = {}): Promise<Reference> {
    const written = await this.line(party).host.write({
      kind: kinds.message,
      precedence: 1,
      class: 2,
      body: encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] }),
      references: [],
      shown: null,
      ...more,
    });
    if (!written.ok) throw new Error(`${written.code}: ${written.detail}`);
    return written.value;
  }

  path(): string {
    return join(this.folder, `bag-${++this.#files}.courier`);
  }

  async export(from: number, to: number, path = this.path()): Promise<string> {
    await this.exported(from, to, path);
    return path;
  }

  async exported(from: number, to: number, path = this.path()): Promise<CourierExport> {
    const made = await exportCourier(this.line(from), to, path);
    if (!made.ok) throw new Error(`${made.code}: ${made.detail}`);
    return made.value;
  }

  async import(party: number, path: string, dryRun = false): Promise<CourierReport> {
    const taken = await importCourier(this.line(party), path, { dryRun });
    if (!taken.ok) throw new Error(`${taken.code}: ${taken.detail}`);
    return taken.value;
  }

  /** One file from one to the other, and what it brought. */
  async carry(from: number, to: number): Promise<CourierReport> {
    return await this.import(to, await this.export(from, to));
  }

  async end(): Promise<void> {
    for (const party of this.#stations.keys()) await this.close(party);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
