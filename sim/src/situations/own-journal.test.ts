import type { Effect, Input } from '@parley/core/replication/io.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { step } from '@parley/core/station/step.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SimStation } from '../station/station.ts';
import { Forger } from '../strategies/forger.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let scene: Scene;
let station: SimStation;

beforeEach(async () => {
  scene = await Scene.open(78, { parties: 3 });
  station = scene.station(1);
  for (const text of ['one', 'two']) station.write({ body: textBody(text) });
  await scene.settle();
});

/** Somebody with a copy of our note key, who goes on where we stand. */
function thief(): Forger {
  return new Forger(scene.founding, 1).after(ownJournal(station.line).durable);
}

/** What the disk, the guard and the signer answer. */
function answerTo(effect: Effect): Input[] {
  if (effect.kind === 'persist') return [{ kind: 'durable', id: effect.id }];
  if (effect.kind === 'guard') return [{ kind: 'guarded', id: effect.id }];
  if (effect.kind !== 'sign') return [];
  return [{ kind: 'signed', id: effect.id, signature: new Uint8Array(64) }];
}

function refusals(): string[] {
  return station.shown.flatMap((event) => (event.event === 'refused' ? [event.code] : []));
}

describe('our own journal, shown by a peer', () => {
  it('as it is here says nothing new: neither its entries nor its notes', () => {
    scene.give(1, 0, thief().note());
    expect(station.line.mute).toBeNull();
    expect(refusals()).toEqual([]);
  });

  it('beyond our guard and truly signed: only new keys speak again', async () => {
    scene.lies(1);
    const forger = thief();
    const bundle = forger.say(forger.item('never said by us'));
    scene.give(1, 0, bundle);
    expect(station.line.mute).toBe('beyond-guard');
    const later = station.write({ body: textBody('later') });
    await scene.settle();
    expect(station.written.get(later)).toMatchObject({ ok: false, code: 'station-mute' });
    // What is shown after that is not looked at any more.
    scene.give(1, 2, forger.say(forger.item('and more')));
    expect(station.line.mute).toBe('beyond-guard');
  });

  it.each([
    ['before it is on disk', 'persist'],
    ['when it is to be signed', 'sign'],
  ] as const)('in the middle of a turn, %s: what was to be said is given up', (_, stage) => {
    scene.lies(1);
    const forger = thief();
    const payload = forger.say(forger.item('never said by us'));
    const { line, process, nextId: id } = station;
    const steps = (...inputs: Input[]) => inputs.flatMap((one) => step(line, process.now(), one));
    const salt = new Uint8Array(16);
    const draft = { kind: 1, precedence: 1, class: 2, salt, references: [], shown: null } as const;
    const written = { ...draft, body: textBody('under way') };
    let under = steps({ kind: 'write', id, draft: written }, { kind: 'end' });
    if (stage === 'sign') under = steps(...under.flatMap(answerTo));
    if (stage === 'sign') under = steps(...under.flatMap(answerTo));
    expect(line.turn?.stage).toBe(stage);
    steps({ kind: 'write', id: id + 1, draft: written });
    const circuit = scene.link(1, 0).id;
    const shown = steps({ kind: 'frame', circuit, from: 0, payload });
    expect(line.mute).toBe('beyond-guard');
    // Both that of the turn and the one that waited for the next.
    for (const one of [id, id + 1]) {
      const refused = shown.find((effect) => effect.kind === 'written' && effect.id === one);
      const why = { ok: false, code: 'station-mute', detail: 'beyond-guard' };
      expect(refused).toMatchObject({ result: why });
    }
    expect(shown).toContainEqual({ kind: 'show', event: { event: 'mute', reason: line.mute } });
    // The answers to what was under way come, and nothing is signed or said any more.
    const after = steps(...under.flatMap(answerTo), { kind: 'end' });
    expect(line.turn).toBeNull();
    expect(after.filter(({ kind }) => kind === 'sign' || kind === 'transmit')).toEqual([]);
  });

  it('of another root at a size that we signed: the same', () => {
    scene.lies(1);
    const forger = new Forger(scene.founding, 1);
    for (const text of ['another first', 'another second']) forger.say(forger.item(text));
    scene.give(1, 0, forger.note());
    expect(station.line.mute).toBe('beyond-guard');
  });

  it('of another root at a size below, where no note of ours lies: the same', async () => {
    const lone = new Forger(scene.founding, 1);
    for (const text of ['three', 'four']) station.write({ body: textBody(text) });
    await scene.settle();
    ownJournal(station.line).heads.clear();
    scene.lies(1);
    lone.say(lone.item('another first'));
    scene.give(1, 0, lone.note());
    expect(station.line.mute).toBe('beyond-guard');
  });

  it('under a signature that is not ours changes nothing', () => {
    const forger = thief();
    const other = new Forger(scene.founding, 2);
    const bundle = forger.say(forger.item('forged'), other.secrets.note);
    scene.give(1, 0, bundle);
    expect(station.line.mute).toBeNull();
    expect(ownJournal(station.line).durable.size).toBe(2);
  });
});

describe('what is on their record', () => {
  it('lies here with its signed head, before anybody is told', async () => {
    scene.lies(2);
    station.write({ body: textBody('on record') });
    await scene.settle();
    const { key, durable } = ownJournal(station.line);
    const query = { q: 'note', journal: key, size: durable.size } as const;
    expect(station.machine.disk.answer(query)).toMatchObject({ note: { size: durable.size } });
  });
});

describe('our own lost tail', () => {
  it('comes back only under our own signature', async () => {
    const backup = scene.backup(1);
    for (const text of ['three', 'four']) station.write({ body: textBody(text) });
    await scene.settle();
    const whole = ownJournal(station.line).durable.size;
    scene.disconnect(0, 1);
    scene.disconnect(1, 2);
    scene.restore(1, backup);
    expect(station.line.mute).toBe('tail-missing');
    const forger = thief();
    const other = new Forger(scene.founding, 2);
    const forged = forger.say(forger.item('forged tail'), other.secrets.note);
    scene.give(1, 0, forged);
    expect(station.line.mute).toBe('tail-missing');
    expect(refusals()).toContain('bad-signature');
    scene.connect(0, 1);
    await scene.pass(10_000);
    expect(station.line.mute).toBeNull();
    expect(ownJournal(station.line).durable.size).toBe(whole);
  });
});
