import { decode } from '@parley/core/codec/cbor.ts';
import { isOpaque, leafOf } from '@parley/core/codec/entry.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineStore } from './line-store.ts';
import { PrivateJournal, privateKinds } from './private-journal.ts';
import { StationStore } from './station-store.ts';
import { crypto, dropScratch, entropy, keyFile, line, scratchPaths } from './testing/scratch.ts';

let station: StationStore;
let store: LineStore;
let journal: PrivateJournal;
const ports = { crypto, entropy };

beforeEach(() => {
  station = StationStore.create(scratchPaths(), keyFile);
  store = station.createLine(line);
  journal = new PrivateJournal(store, 0, ports);
});

afterEach(() => {
  station.close();
  dropScratch();
});

const officer = new Uint8Array(8).fill(1);

function record(act: string) {
  const kind = privateKinds.access;
  return { kind, officer, act, what: ['1.0.00', 4], time: 1_800_000_000_000, clock: 2 } as const;
}

describe('PrivateJournal', () => {
  it('numbers its entries and has the root of their leaves, also after a start', () => {
    for (let i = 0; i < 300; i++) expect(journal.append(record(`act ${i}`))).toBe(i);
    const frontier = new Frontier(crypto);
    for (const { seq, run, leaf } of journal.entries(0, 1000)) {
      const items = decodeRun(run);
      const item = items.ok ? items.value[0] : undefined;
      if (item === undefined || isOpaque(item)) throw new Error('not readable');
      expect(leafOf(crypto, journal.place(seq), item)).toEqual(leaf);
      expect(decode(item.body)).toEqual({
        ok: true,
        value: new Map([[8, [officer, `act ${seq}`, ['1.0.00', 4]]]]),
      });
      frontier.add(leaf);
    }
    expect(frontier.size).toBe(300);
    expect(journal.root()).toEqual(frontier.root());
    store.close();
    const again = new PrivateJournal(station.line(line), 0, ports);
    expect(again.name).toEqual(journal.name);
    expect(again.root()).toEqual(frontier.root());
    expect(again.append(record('next'))).toBe(300);
  });

  it('takes part in the transaction of what it records, or vanishes with it', () => {
    journal.append(record('first'));
    const root = journal.root();
    const also = () => {
      journal.append(record('gone'));
      throw new Error('no');
    };
    expect(() => store.write([], { also })).toThrow('no');
    expect(journal.root()).toEqual(root);
    store.write([], { also: () => journal.append(record('kept')) });
    expect(journal.size).toBe(2);
  });

  it('goes on the line as a hash that without the salt says nothing', () => {
    journal.append(record('first'));
    const salt = new Uint8Array(16).fill(3);
    const joined = new Uint8Array([...salt, ...journal.root()]);
    expect(journal.privateRootHash(salt)).toEqual(crypto.sha256(joined));
    expect(journal.privateRootHash(new Uint8Array(16))).not.toEqual(crypto.sha256(joined));
  });
});
