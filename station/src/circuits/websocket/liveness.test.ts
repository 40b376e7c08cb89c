import { expect, it } from 'vitest';
import { Liveness } from './liveness.ts';

const tuning = { askMs: 20, aliveMs: 10, aliveMsMax: 100, slowBytesPerSecond: 1000 };

type Path = { underWay?: number; deaf?: boolean; stepMs?: number; answers?: boolean };

/** A connection whose time is passed by hand. */
function watched(of: Path = {}) {
  let now = 0;
  let due: { at: number; act: () => void }[] = [];
  const told = { pings: 0, dead: -1 };
  const liveness: Liveness = new Liveness({
    tuning,
    elapsed: () => now,
    after: (ms, act) => due.push({ at: now + ms, act }),
    ping: () => {
      told.pings++;
      if (of.answers) due.push({ at: now + 3, act: () => liveness.heard(now) });
    },
    underWay: () => of.underWay ?? 0,
    deaf: () => of.deaf ?? false,
    dead: () => {
      if (told.dead < 0) told.dead = now;
    },
  });
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end; ) {
      now += of.stepMs ?? 1;
      const ready = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { act } of ready) act();
    }
  };
  return { liveness, told, pass, now: () => now };
}

it('one is asked from time to time, and is dead when it does not answer', () => {
  const { told, pass } = watched();
  pass(19);
  expect(told).toEqual({ pings: 0, dead: -1 });
  pass(11);
  expect(told).toEqual({ pings: 1, dead: 30 });
});

it('one that answers is asked again, and never dead', () => {
  const { told, pass } = watched({ answers: true });
  pass(400);
  expect(told.dead).toBe(-1);
  expect(told.pings).toBe(20);
});

it('a slow path has the time that what is under way takes, up to a bound', () => {
  const slow = watched({ underWay: 40 });
  slow.liveness.ask();
  slow.pass(49);
  expect(slow.told.dead).toBe(-1);
  slow.pass(10);
  expect(slow.told.dead).toBe(50);
  const slower = watched({ underWay: 40_000 });
  slower.liveness.ask();
  slower.pass(200);
  expect(slower.told.dead).toBe(100);
});

it('a process that stood still looks twice, and one that reads nothing calls nobody dead', () => {
  const stalled = watched({ stepMs: 1000 });
  stalled.liveness.ask();
  stalled.pass(1000);
  expect(stalled.told.dead).toBe(-1);
  stalled.liveness.heard(stalled.now());
  stalled.pass(1000);
  expect(stalled.told.dead).toBe(-1);
  const deaf = watched({ deaf: true });
  deaf.liveness.ask();
  deaf.pass(200);
  expect(deaf.told.dead).toBe(-1);
});
