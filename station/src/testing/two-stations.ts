import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import type { Json } from '../acts/act.ts';
import { performAct } from '../acts/registry.ts';
import { memoryPair } from '../circuits/memory.ts';
import { readContent } from '../cli/messages/sheet.ts';
import { contextOf } from '../desk/context.ts';
import { Station, type StationLine } from '../station.ts';
import { type FoundedLine, foundLine } from './found-line.ts';

type Values = { readonly [key: string]: Json };

/** One of several stations in this process, as a test speaks to it. */
export class TestStation {
  readonly founded: FoundedLine;
  readonly party: number;
  station: Station;

  constructor(founded: FoundedLine, party: number) {
    this.founded = founded;
    this.party = party;
    this.station = this.#open();
  }

  get line(): StationLine {
    return [...this.station.lines.values()][0] as StationLine;
  }

  /** Stops and opens it again, as a new process would. */
  async restart(): Promise<void> {
    await this.station.stop();
    this.station = this.#open();
    await this.station.begin(this.line);
  }

  async ask<T = Values>(act: string, input: Json = {}, emit: (value: Json) => void = () => {}) {
    const signal = new AbortController().signal;
    const caller = { running: true, vouched: true, signal, emit, progress: () => {} };
    const context = contextOf(this.station, caller);
    return (await performAct(context, act, input)) as T;
  }

  /** The signature of this party's officer over a sheet's content. */
  signature(sheet: Values): Values {
    const key = this.founded.officers[this.party] as FoundedLine['officers'][number];
    const content = readContent(word(sheet.content));
    if (!content) throw new Error('a sheet holds its content');
    const signature = hex(key.signer.sign(content.challenge));
    return { scheme: 0, officer: hex(key.officer.id), signature };
  }

  /** An act that drafts, released by this party's officer; the name of the entry. */
  async say(act: string, input: Json, seen: string[] = []): Promise<string> {
    const sheet = await this.ask(act, input);
    const release = this.signature(sheet);
    const answer = await this.ask('release', { draft: word(sheet.draft), release, seen });
    return word(answer.entry);
  }

  #open(): Station {
    const { paths, secret } = this.founded;
    return Station.open(paths[this.party] as FoundedLine['paths'][number], secret);
  }
}

export type Stations = {
  readonly all: readonly TestStation[];
  /** Brings a memory circuit up between the first two, in the place of that of the charter. */
  connect(): void;
  disconnect(): void;
  end(): Promise<void>;
};

/** Founds a line and begins a station for each party, without circuits. */
export async function testStations(
  names: readonly string[] = ['washington', 'moscow'],
  rules: readonly Rule[] = [],
  settings: ReadonlyMap<number, number> = new Map(),
): Promise<Stations> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-stations-'));
  const addresses = names.map(() => null);
  const founded = await foundLine({ folder, names, addresses, rules, settings });
  const all = names.map((_, party) => new TestStation(founded, party));
  for (const one of all) await one.station.begin(one.line);
  let pair: ReturnType<typeof memoryPair> | undefined;
  return {
    all,
    connect: () => {
      pair = memoryPair([0, 1], { id: 'ws' });
      all[0]?.line.host.addCircuit(pair.a);
      all[1]?.line.host.addCircuit(pair.b);
    },
    disconnect: () => pair?.a.close(),
    end: async () => {
      for (const one of all) await one.station.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A text in an answer; a bug of the test where it is none. */
export function word(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('a text was expected');
  return value;
}

/** Waits until something holds, looking again every few milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to hold in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
