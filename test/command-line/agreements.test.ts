import { writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, type Name, names, refusal, TwoParties, until } from './two-parties.ts';

const parties = new TwoParties();
afterEach(async () => await parties.drop());

const by = (name: Name, role: string) => ['--officer', parties.officer(name, role), '--yes'];

type Row = { readonly exercise: string; readonly state: string; readonly waitsFor: string[] };

/** The only exercise as a station knows it, once it stands so. */
async function exercise(name: Name, state: string): Promise<Row> {
  const list = async () => (await parties.on(name, 'exercise', 'list')).answer as Row[];
  const rows = await until(list, ([row]) => row?.state === state);
  return rows[0] as Row;
}

it('watch, exercise, terms, retraction and correction go by verbs alone', async () => {
  await parties.founded();
  await Promise.all(names.map((name) => parties.run(name)));

  const [duty, releaser] = ['duty-officer', 'releaser'].map((role) =>
    parties.officer('north', role),
  );
  const watch = (...more: string[]) => parties.on('north', 'handover', '--yes', ...more);
  expect(must(await watch('--to', duty as string))).toMatchObject({ written: true });
  const wrong = await watch('--from', releaser as string, '--to', duty as string);
  expect(refusal(wrong)).toEqual([1, 'wrong-holder']);
  const given = await watch('--from', duty as string, '--to', releaser as string);
  expect(must(given)).toMatchObject({ written: true, missing: 0 });
  const tells = { kind: 'handover', to: { name: 'releaser of north' } };
  const handed = (given.answer as { entry: string }).entry;
  expect(must(await parties.on('north', 'show', handed))).toMatchObject({ said: tells });

  const times = ['--from', '2999-01-01T00:00Z', '--until', '2999-01-02T00:00Z'];
  const propose = ['exercise', 'propose', '--title', 'Night', ...times];
  const proposed = must(await parties.on('north', ...propose, ...by('north', 'principal')));
  const { exercise: id } = await exercise('south', 'proposed');
  const agree = ['exercise', 'agree', proposed.entry as string, ...by('south', 'principal')];
  must(await parties.on('south', ...agree));
  await exercise('north', 'running');
  const twice = await parties.on('south', 'exercise', 'agree', id, ...by('south', 'principal'));
  expect(refusal(twice)).toEqual([1, 'exercise-state']);
  must(await parties.on('north', 'exercise', 'end', id.slice(0, 8), ...by('north', 'principal')));
  expect((await exercise('south', 'ending')).waitsFor).toEqual(['south']);

  const file = parties.at('terms.json');
  writeFileSync(file, JSON.stringify([{ en: 'canary', ru: 'проба', ar: 'اختبار' }]));
  const terms = ['terms', 'propose', file, ...by('north', 'principal')];
  const { entry: list } = must(await parties.on('north', ...terms));
  const shown = async () => must(await parties.on('south', 'terms', 'show'));
  await until(shown, ({ proposed }) => (proposed as unknown[]).length === 1);
  must(await parties.on('south', 'terms', 'agree', list as string, ...by('south', 'principal')));
  const force = await until(
    async () => must(await parties.on('north', 'terms', 'show')),
    (one) => {
      return one.inForce !== null;
    },
  );
  expect(force.inForce).toMatchObject({ entry: list, waitsFor: [] });

  const words = ['--to', 'south', '--class', 'EXERCISE'];
  const said = ['draft', ...words, '--text', 'At 20:00 UTC', '--drafter', 'releaser of north'];
  const { draft } = must(await parties.on('north', ...said));
  const own = await parties.on('north', 'release', draft as string, ...by('north', 'releaser'));
  expect(refusal(own)).toEqual([1, 'drafter-releases']);
  const other = ['release', draft as string, ...by('north', 'second')];
  const { entry } = must(await parties.on('north', ...other));
  const corrected = ['correct', entry as string, '--text', 'At 21:00 UTC'];
  must(await parties.on('north', ...corrected, ...by('north', 'second')));
  const retracted = await parties.on('north', 'retract', entry as string, ...by('north', 'second'));
  expect(must(retracted)).toMatchObject({ written: true });
  const theirs = async () => must(await parties.on('south', 'inbox'));
  const inbox = await until(theirs, ({ totals }) => {
    return (totals as { waitingForUs: number }).waitingForUs === 3;
  });
  const kinds = (inbox.waitingForUs as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['correction', 'message', 'retraction']);
}, 240_000);
