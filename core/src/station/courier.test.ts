import { beforeEach, describe, expect, it } from 'vitest';
import { Author, holding, standing } from '../../test/standing.ts';
import { decodePayload, type Payload } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import type { Effect, Input, Loaded } from '../replication/io.ts';
import type { Line } from '../replication/line.ts';
import { step } from './step.ts';

/** We have said five things, in runs of two, two and one, each of them signed. */
let line: Line;
let own: Author;
let theirs: Author;

beforeEach(() => {
  line = standing();
  own = new Author(1).say('a', 'b', 'c', 'd', 'e');
  theirs = new Author(0).say('x', 'y');
  holding(line, own);
  holding(line, theirs);
});

function give(input: Input): readonly Effect[] {
  return step(line, line.now, input);
}

type Load = Extract<Effect, { kind: 'load' }>;
const loadOf = (effects: readonly Effect[]) => effects.find(({ kind }) => kind === 'load') as Load;

function answerTo({ query }: Load): Loaded {
  if (query.q === 'note') return { q: 'note', note: own.note(query.size) };
  if (query.q !== 'runs') throw new Error(`a courier file asks for no ${query.q}`);
  // As a store does whose answer is full: the first run of them, and no more.
  const { first } = query;
  const items = own.items.slice(first, first + 2);
  return { q: 'runs', runs: [{ first, count: items.length, bytes: encodeRun(items) }] };
}

/** Answers until the file is made; gives what was asked, and what the file holds. */
function file(to: number) {
  const asked: unknown[][] = [];
  let effects = give({ kind: 'courier', id: 1, to });
  for (let load = loadOf(effects); load; load = loadOf(effects)) {
    const { query } = load;
    asked.push(query.q === 'runs' ? [query.first, query.last] : [query.q]);
    effects = give({ kind: 'loaded', id: load.id, loaded: answerTo(load) });
  }
  const made = effects.find(({ kind }) => kind === 'courier');
  const payloads = made?.kind === 'courier' ? made.payloads : [];
  const read = payloads.map((one) => decodePayload(one));
  return { asked, payloads: read.flatMap((one): Payload[] => (one.ok ? [one.value] : [])) };
}

describe('a courier file', () => {
  it('has all that its reader lacks, where the store gives it in parts', () => {
    const { asked, payloads } = file(2);
    expect(asked.filter(([q]) => q !== 'note')).toContainEqual([0, 5]);
    expect(asked.filter(([first]) => first === 2 || first === 4)).toEqual([
      [2, 5],
      [4, 5],
    ]);
    const bundles = payloads.flatMap((one) =>
      one.type === 'bundle' && one.journal.party === 1 ? [[one.first, one.items.length]] : [],
    );
    expect(bundles).toEqual([
      [0, 2],
      [2, 2],
      [4, 1],
    ]);
    expect(line.courier).toEqual([]);
  });

  it('asks for the heads of journals that are known here, and of no others', () => {
    const { byCourier } = line.peers.get(0) ?? {};
    byCourier?.asking.add(`${theirs.key}|2`);
    byCourier?.asking.add(`${new Author(2, 3).key}|2`);
    const wanted = file(0).payloads.filter(({ type }) => type === 'note-want');
    expect(wanted).toEqual([{ type: 'note-want', journal: theirs.name, size: 2 }]);
  });
});
