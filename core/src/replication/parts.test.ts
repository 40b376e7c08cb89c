import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Author,
  answered,
  bundlesOf,
  connect,
  holding,
  queriesOf,
  sentOf,
  sixSaid,
  taken,
} from '../../test/standing.ts';
import { encodeRun } from '../codec/run.ts';
import { step } from '../station/step.ts';
import type { Effect } from './io.ts';
import type { Journal, Line, Peer } from './line.ts';
import { pump, sendingOf } from './send.ts';

let line: Line;
let peer: Peer;
let journal: Journal;
let own: Author;
let theirs: Author;

/** Six entries of one turn, of which so slow a path is given five at once. */
beforeEach(() => {
  ({ line, peer, journal, own, theirs } = sixSaid());
  connect(line, 2, { measured: 1 });
  const { root } = own.head();
  line.guard = { journal: own.name, size: 6, root };
});

/** What was sent of the own journal, and what is to be signed for it. */
function pumped(): { bundles: [number, number, boolean][]; sizes: number[]; effects: Effect[] } {
  pump(line, peer, journal);
  const effects = answered(line, own, [6]);
  // The root at that size was computed: the next turn of the loop goes on.
  if (line.resume.size > 0) effects.push(...ended());
  const sizes = effects.flatMap((effect) => {
    if (effect.kind !== 'sign') return [];
    const task = line.tasks.get(effect.id);
    return task?.task === 'part' ? [task.size] : [];
  });
  return { bundles: bundlesOf(effects), sizes, effects };
}

function ended(): Effect[] {
  const effects = step(line, line.now, { kind: 'end' });
  line.effects.push(...effects);
  return answered(line, own, [6]);
}

/** The signer answers as it would. */
function signed(effects: readonly Effect[]): Effect[] {
  for (const effect of effects) {
    if (effect.kind !== 'sign') continue;
    const signature = own.signers.note.sign(effect.message);
    const more = step(line, line.now, { kind: 'signed', id: effect.id, signature });
    line.effects.push(...more);
  }
  return taken(line);
}

describe('a turn that is more than a slow path should be given at once', () => {
  it('goes in parts, each under a head that is signed when it is sent', () => {
    const { bundles, sizes, effects } = pumped();
    expect([bundles, sizes]).toEqual([[], [5]]);
    const sent = signed(effects);
    expect(bundlesOf(sent)).toEqual([[0, 5, false]]);
    const [{ payload } = { payload: null }] = sentOf(sent);
    expect(payload?.type === 'bundle' && payload.signature).toEqual(own.note(5).signature);
    expect(bundlesOf(ended()), 'and the rest under the head of its end').toEqual([[5, 1, true]]);
    expect(sendingOf(peer, own.key).sent).toBe(6);
  });

  it('keeps the signed head for whoever lacks the same', () => {
    signed(pumped().effects);
    const { root, leaf, signature } = own.note(5);
    const note = { t: 'note', journal: own.key, size: 5, root, leaf, signature };
    expect(line.unstoredNotes).toEqual([note]);
  });

  it('is not taken whole from memory', () => {
    own.say('g', 'h');
    journal = holding(line, own);
    const { root, signature } = own.bundle(0);
    line.guard = { journal: own.name, size: 8, root: root as Uint8Array };
    const run = encodeRun(own.items);
    line.recent.push({ first: 0, size: 8, run, root: root as Uint8Array, signature });
    expect(pumped().sizes).toEqual([5]);
    connect(line, 2, { measured: null });
    peer.loading.clear();
    pump(line, peer, journal);
    expect(bundlesOf(taken(line)), 'but for a quick one').toEqual([[0, 8, false]]);
  });

  it('is asked for again by who came to another place while it was signed', () => {
    const { effects } = pumped();
    sendingOf(peer, own.key).sent = 6;
    expect(bundlesOf(signed(effects))).toEqual([]);
    expect(peer.loading.size).toBe(0);
  });

  it('goes on when the signer has failed', () => {
    const { effects } = pumped();
    const [{ id } = { id: -1 }] = effects.filter((effect) => effect.kind === 'sign');
    expect(peer.loading.has(own.key)).toBe(true);
    step(line, line.now, { kind: 'fault', id, what: 'signer' });
    expect(peer.loading.size).toBe(0);
  });
});

describe('no head inside a turn is signed', () => {
  const whole = () => {
    const { bundles, sizes } = pumped();
    expect([bundles, sizes]).toEqual([[[0, 6, false]], []]);
  };

  it('while the station is mute: the turn goes whole', () => {
    line.mute = 'tail-missing';
    whole();
  });

  it('without a guard', () => {
    line.guard = null;
    whole();
  });

  it('of a journal that the guard does not name', () => {
    line.guard = { journal: { ...own.name, number: 1 }, size: 6, root: own.head().root };
    whole();
  });

  it('beyond the guard, whose root is not decided', () => {
    line.guard = { journal: own.name, size: 4, root: own.head(4).root };
    const { bundles, sizes, effects } = pumped();
    expect([bundles, sizes]).toEqual([[], []]);
    expect(queriesOf(effects)).toEqual([]);
  });

  it('of a journal of others: their turn goes whole', () => {
    theirs.say('u', 'v', 'w');
    pump(line, peer, holding(line, theirs));
    expect(bundlesOf(answered(line, theirs, [6]))).toEqual([[0, 6, false]]);
  });
});
