import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type ExerciseStep, encodeRecord } from '@parley/core/codec/records.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { exercisesOn } from '../../acts/agreements/exercise.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';
import { DeskLine } from '../desk-line.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const plan = (title: string): ExerciseStep => {
  return { step: 'start', exercise: randomBytes(16), title, from: 1000, until: 2000 };
};

async function say({ line }: TestStation, step: ExerciseStep): Promise<void> {
  const record = encodeRecord({ kind: 'exercise', ...step });
  const written = await line.host.write({
    kind: kinds.exercise,
    precedence: 0,
    class: 1,
    body: encodeBody({ ...emptyBody, draft: randomBytes(16), record }),
    references: [],
    shown: null,
  });
  if (!written.ok) throw new Error(written.code);
}

it('however much another party says, it is read once, and what all agreed on stays', async () => {
  stations = await testStations();
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const agreed = plan('Quiet Channel');
  await say(moscow, agreed);
  await say(washington, plan('First of many'));
  await say(washington, agreed);
  for (let i = 0; i < 299; i++) await say(washington, plan(`Number ${i}`));
  await say(washington, { ...agreed, title: 'Another', until: 3000 });
  const theirs = moscow.line.host.line.journals;
  await until(() => [...theirs.values()].some(({ durable }) => durable.size >= 302));
  await moscow.line.desk.projection.catchUp();
  const desk = DeskLine.of(moscow.line);
  const all = exercisesOn(desk);
  const titles = all.map(({ step }) => step.title);
  expect(all.filter(({ state }) => state === 'running').map(({ step }) => step.title)).toEqual([
    agreed.title,
  ]);
  expect(titles).not.toContain('First of many');
  expect(titles).not.toContain('Another');
  expect(titles).toContain('Number 298');
  expect(all.length).toBeLessThanOrEqual(257);

  const runs = vi.spyOn(moscow.line.store.evidence, 'runs');
  expect(exercisesOn(desk)).toEqual(all);
  expect(runs).not.toHaveBeenCalled();
  await say(moscow, { ...agreed, step: 'end' });
  await moscow.line.desk.projection.catchUp();
  expect(exercisesOn(desk).find(({ step }) => step.title === agreed.title)?.state).toBe('ending');
});
