import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';
import { Child } from '../child.ts';
import { freePort } from '../free-port.ts';
import type { StationSetup } from './setup.ts';
import type { StationHandlers } from './station-process.ts';

/** ROUTINE messages of class TEST go without an officer; all others need one release. */
const rules: readonly Rule[] = [
  { kinds: [1], classes: [0, 1], fromPrecedence: 0, needs: [{ count: 1, roles: ['releaser'] }] },
  { kinds: [1], classes: [2], fromPrecedence: 2, needs: [{ count: 1, roles: ['releaser'] }] },
];

export type StationChild = Child<StationHandlers>;

/** A line founded for one row, in a folder of its own that goes with it. */
export class BenchLine {
  readonly founded: FoundedLine;
  readonly folder: string;
  readonly stations = new Map<number, StationChild>();

  private constructor(founded: FoundedLine, folder: string) {
    this.founded = founded;
    this.folder = folder;
  }

  /** The first party dials only, or, of more than two, everyone dials those after it. */
  static async found(parties: number): Promise<BenchLine> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
    const names = Array.from({ length: parties }, (_, i) => `party-${i}`);
    const ports = await Promise.all(names.map(() => freePort()));
    const addresses = ports.map((port, i) => (i === 0 ? null : `wss://127.0.0.1:${port}`));
    return new BenchLine(await foundLine({ folder, names, addresses, rules }), folder);
  }

  spawn(party: number, greeting = false): StationChild {
    const { paths, secret, officers } = this.founded;
    const setup: StationSetup = {
      paths: paths[party] as StationSetup['paths'],
      key: hex(secret.keyFile),
      officer: hex((officers[party] as (typeof officers)[number]).seed),
      greeting,
    };
    const child = new Child<StationHandlers>(
      new URL('./station-process.ts', import.meta.url),
      setup,
    );
    this.stations.set(party, child);
    return child;
  }

  /** All stations up, every circuit and session open. */
  static async running(parties: number): Promise<BenchLine> {
    const line = await BenchLine.found(parties);
    for (let party = parties - 1; party >= 0; party--) line.spawn(party);
    const all = [...line.stations.values()];
    await Promise.all(all.map((station) => station.ask('ready')));
    await Promise.all(all.map((station) => station.ask('joined')));
    return line;
  }

  of(party: number): StationChild {
    return this.stations.get(party) as StationChild;
  }

  async end(): Promise<void> {
    await Promise.all([...this.stations.values()].map((station) => station.end()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
