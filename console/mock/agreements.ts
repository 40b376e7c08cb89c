import type { ExerciseView } from '@parley/api/exercise.ts';
import type { TermList } from '@parley/api/terms.ts';
import { unhex } from '@parley/core/base/bytes.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { refused } from './drafts.ts';
import type { Handlers } from './handlers.ts';
import { makeSheet } from './sheets.ts';
import type { World } from './world.ts';

/** Exercises and agreed terms: the other side agrees as soon as we have signed. */
export function agreements(world: World) {
  return {
    exercise: () => ({
      exerciseStation: true,
      exerciseLine: world.line.exerciseLine,
      running: world.exercises.find(({ state }) => state === 'running') ?? null,
      all: world.exercises,
    }),
    exerciseSheet: async ({ json }) => {
      const known = world.exercises.find(
        (one) => 'exercise' in json && one.exercise === json.exercise,
      );
      if (json.act !== 'propose' && !known) return refused('not-found', json.exercise);
      const view = json.act === 'propose' ? proposed(world, json) : (known as ExerciseView);
      const { exercise, title, from, until } = view;
      const step = json.act === 'end' ? 'end' : 'start';
      const id = unhex(exercise) ?? new Uint8Array(16);
      return await makeSheet(world, {
        ...said(world, 'exercise'),
        record: encodeRecord({ kind: 'exercise', step, exercise: id, title, from, until }),
        written: (entry) => settleExercise(world, view, step, entry),
      });
    },
    terms: () => world.terms,
    termsSheet: async ({ json }) => {
      if (json.act === 'agree') {
        const list = world.terms.proposed.find(({ entry }) => entry === json.entry);
        if (!list) return refused('not-found', json.entry);
        return await makeSheet(world, {
          ...said(world, 'terms'),
          references: [json.entry],
          record: encodeRecord({ kind: 'terms', terms: null }),
          written: (entry) => agree(world, list, entry),
        });
      }
      const terms = json.terms.map((term) => Object.entries(term));
      return await makeSheet(world, {
        ...said(world, 'terms'),
        record: encodeRecord({
          kind: 'terms',
          terms: terms.map((term) => term.map(([lang, word]) => ({ lang, word }))),
        }),
        written: (entry) => {
          const list = { entry, from: world.party, terms: json.terms, agreed: [], waitsFor: [] };
          agree(world, list, `${otherOf(world)}/0`);
        },
      });
    },
  } satisfies Partial<Handlers>;
}

function said(world: World, kind: 'exercise' | 'terms') {
  const cls = world.tone;
  return { kind, precedence: 'ROUTINE', cls, texts: [], references: [] } as const;
}

function otherOf({ line, party }: World): string {
  return line.parties.find(({ name }) => name !== party)?.name ?? party;
}

type Proposed = { readonly title: string; readonly from: number; readonly until: number };

function proposed(world: World, { title, from, until }: Proposed): ExerciseView {
  const exercise = String(world.exercises.length + 1).padStart(32, '0');
  return {
    exercise,
    title,
    state: 'proposed',
    from,
    until,
    started: [],
    ended: [],
    waitsFor: [otherOf(world)],
  };
}

function settleExercise(
  world: World,
  view: ExerciseView,
  step: 'start' | 'end',
  entry: string,
): void {
  const both = [
    { party: world.party, entry },
    { party: otherOf(world), entry: `${otherOf(world)}/0` },
  ];
  const next: ExerciseView =
    step === 'start'
      ? { ...view, state: 'running', started: both, waitsFor: [] }
      : { ...view, state: 'ended', ended: both, waitsFor: [] };
  world.exercises = [next, ...world.exercises.filter((one) => one.exercise !== view.exercise)];
}

function agree(world: World, list: TermList, entry: string): void {
  const party = list.from === world.party ? otherOf(world) : world.party;
  const inForce = { ...list, agreed: [...list.agreed, { party, entry }], waitsFor: [] };
  world.terms = { inForce, proposed: world.terms.proposed.filter((one) => one !== list) };
}
