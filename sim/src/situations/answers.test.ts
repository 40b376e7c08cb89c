import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeOverLimitProof } from '@parley/core/codec/over-limit.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import type { FaultKind, Loaded, Shown } from '@parley/core/replication/io.ts';
import { type Line, ownJournal } from '@parley/core/replication/line.ts';
import type { Task } from '@parley/core/replication/pending.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SimStation } from '../station/station.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let scene: Scene;
let station: SimStation;
let line: Line;
let theirs: string;

beforeEach(async () => {
  scene = await Scene.open(77, { parties: 3 });
  station = scene.station(1);
  station.write({ body: textBody('before') });
  scene.station(0).write({ body: textBody('from another') });
  await scene.settle();
  ({ line } = station);
  theirs = scene.journal(1, '0.').key;
});

let nextTask = 90_000;

/** A task that waits for the disk, as if its effect were under way. */
function waiting(task: Task): number {
  line.tasks.set(nextTask, task);
  return nextTask++;
}

function fails(task: Task, what: FaultKind = 'io'): void {
  scene.now(1, { kind: 'fault', id: waiting(task), what });
}

/** Work goes on: what is written is on the other side's record. */
async function lineIsUp(): Promise<void> {
  const { size } = ownJournal(line).durable;
  station.write({ body: textBody('still here') });
  await scene.pass(5000);
  expect(ownJournal(line).durable.size).toBeGreaterThan(size);
  expect(scene.journal(0, '1.').durable.size).toBe(ownJournal(line).durable.size);
}

describe('a read that failed', () => {
  it('may be asked for again, and stops no writing', async () => {
    const peer = line.peers.get(0);
    if (!peer) throw new Error('party 0 is a peer');
    peer.loading.add(line.own);
    fails({ task: 'runs', peer: 0, journal: line.own, from: 0, size: 1 });
    expect(peer.loading.has(line.own)).toBe(false);
    peer.loading.add(line.own);
    const bundle = { peer: 0, journal: line.own, first: 0, items: [], size: 1, part: false };
    fails({ task: 'bundle-note', ...bundle });
    expect(peer.loading.has(line.own)).toBe(false);
    line.rootsAsked.add(`${theirs}|1`);
    fails({ task: 'root-nodes', journal: theirs, size: 1 });
    line.rootsAsked.add(`${theirs}|1`);
    fails({ task: 'root-runs', journal: theirs, size: 1, hashes: [] });
    expect(line.rootsAsked.has(`${theirs}|1`)).toBe(false);
    line.doubting = true;
    const note = { root: new Uint8Array(32), leaf: null, signature: new Uint8Array(64) };
    const doubt = { journal: theirs, first: 0, leaves: [], note };
    fails({ task: 'doubt-nodes', doubt });
    expect(line.doubting).toBe(false);
    fails({ task: 'courier', courier: 4711 });
    expect(line.fault).toBeNull();
    await lineIsUp();
  });

  it('of a task that nobody knows is a fault like any other, and passes', async () => {
    scene.now(1, { kind: 'fault', id: 424_242, what: 'disk-full' });
    expect(line.fault?.what).toBe('disk-full');
    await scene.pass(5000);
    expect(line.fault).toBeNull();
    await lineIsUp();
  });
});

describe('an answer that comes late', () => {
  const nothing: Loaded = { q: 'runs', runs: [] };
  const none: Loaded = { q: 'note', note: null };

  it('to a task that is gone, or of another form than was asked, changes nothing', async () => {
    const before = scene.agreement();
    for (const loaded of [nothing, none, { q: 'nodes', hashes: [null] } as const]) {
      scene.now(1, { kind: 'loaded', id: 424_242, loaded });
      const runs: Task = { task: 'runs', peer: 7, journal: theirs, from: 0, size: 1 };
      scene.now(1, { kind: 'loaded', id: waiting(runs), loaded });
      const journal = theirs;
      const joined = { peer: 7, journal, first: 0, size: 1 };
      scene.now(1, {
        kind: 'loaded',
        id: waiting({ task: 'bundle-note', ...joined, items: [], part: false }),
        loaded,
      });
      scene.now(1, {
        kind: 'loaded',
        id: waiting({ task: 'note-asked', peer: 7, journal, size: 1 }),
        loaded,
      });
      scene.now(1, { kind: 'loaded', id: waiting({ task: 'courier', courier: 4711 }), loaded });
      const note = { size: 1, root: new Uint8Array(32), leaf: null, signature: new Uint8Array(64) };
      const joining: Task = { task: 'joined', peer: 0, journal, first: 0, note };
      for (const peer of [0, 7]) {
        scene.now(1, { kind: 'loaded', id: waiting({ ...joining, peer }), loaded });
      }
    }
    const sealed = { size: 1, root: new Uint8Array(32), time: 1 };
    scene.now(1, {
      kind: 'signed',
      id: waiting({ task: 'pq', journal: 'none', ...sealed }),
      signature: new Uint8Array(2420),
    });
    scene.now(1, { kind: 'signed', id: waiting({ task: 'facts' }), signature: new Uint8Array(64) });
    scene.now(1, { kind: 'loaded', id: waiting({ task: 'facts' }), loaded: none });
    scene.now(1, { kind: 'frame', circuit: 'x', from: 9, payload: Uint8Array.of(1) });
    expect(codes(station.shown)).toContain('unknown-party');
    scene.now(1, { kind: 'durable', id: 424_242 }, { kind: 'guarded', id: 424_242 });
    scene.now(1, { kind: 'signed', id: 424_242, signature: new Uint8Array(64) });
    scene.now(1, { kind: 'circuit-gone', circuit: 'never was' });
    scene.now(1, { kind: 'circuit-full', circuit: 'never was', full: true });
    const circuit = { id: 'x', kind: 'memory', peer: 9, oneWay: false };
    scene.now(1, { kind: 'circuit', circuit });
    expect(scene.agreement()).toEqual(before);
    await lineIsUp();
  });
});

function codes(shown: readonly Shown[]): string[] {
  return shown.flatMap((event) =>
    event.event === 'refused' || event.event === 'violation' ? [event.code] : [],
  );
}

describe('proofs that prove nothing', () => {
  const note = { size: 1, root: new Uint8Array(32), leaf: new Uint8Array(32) };
  const shown = { ...note, signature: new Uint8Array(64) };

  function given(payload: Uint8Array): string | undefined {
    scene.give(1, 0, payload);
    return codes(station.shown).at(-1);
  }

  it('are refused with what is wrong about them, and convict nobody', async () => {
    scene.lies(0);
    const { name: journal } = scene.journal(1, '0.');
    const unknown = { ...journal, tag: new Uint8Array(8) };
    const fork = (of: typeof journal, at = line.id) => {
      const notes = [shown, { ...shown, root: new Uint8Array(32).fill(1) }] as const;
      const proof = encodeForkProof({ line: at, journal: of, fork: 'roots', notes });
      return encodePayload({ type: 'fork-proof', proof });
    };
    const over = (of: typeof journal) => {
      const bytes = new Uint8Array(40);
      const about = { line: line.id, journal: of, seq: 0, note: shown, path: [] };
      const salt = new Uint8Array(16);
      const proof = encodeOverLimitProof({ ...about, header: bytes, salt, body: bytes });
      return encodePayload({ type: 'over-limit', proof });
    };
    expect(given(encodePayload({ type: 'fork-proof', proof: Uint8Array.of(1) }))).toBe('malformed');
    expect(given(fork(unknown))).toBe('unknown-journal');
    expect(given(fork(journal))).toBe('bad-signature');
    expect(given(fork(journal, new Uint8Array(32)))).toBe('wrong-line');
    expect(given(encodePayload({ type: 'over-limit', proof: Uint8Array.of(1) }))).toBe('malformed');
    expect(given(over(unknown))).toBe('unknown-journal');
    expect(given(over(journal))).toBe('bad-signature');
    expect(scene.journal(1, '0.').contested).toBe(false);
    await lineIsUp();
  });
});

describe('an entry of a kind that concerns the core, and that does not decode', () => {
  it('is held, cosigned and shown, and changes nothing', async () => {
    const liar = new Forger(scene.founding, 0).after(scene.journal(1, '0.').durable);
    scene.lies(0);
    scene.station(0).crash();
    const { size } = scene.journal(1, '0.').durable;
    const bare = encodeBody(emptyBody);
    const strange = [kinds.watch, kinds.roster, kinds['receive-key'], kinds.cut, kinds.incarnation];
    for (const kind of strange) {
      for (const body of [Uint8Array.of(0xff), bare]) {
        scene.give(1, 0, liar.say(liar.item(`${kind}`, { kind, body })));
      }
    }
    await scene.settle();
    expect(scene.journal(1, '0.').durable.size).toBe(size + 2 * strange.length);
    expect(codes(station.shown)).toContain('unreadable');
    expect(line.watches.size).toBe(0);
    expect(line.receiveKeys.get(0)?.number).toBe(0);
  });
});
