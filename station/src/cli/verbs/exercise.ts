import { listOf } from '@parley/text/list.ts';
import { identifier, isolate, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { entryOf } from '../messages/given.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';
import { timeOf } from '../options.ts';

type Row = {
  readonly exercise: string;
  readonly title: string;
  readonly from: number;
  readonly until: number;
  readonly state: 'proposed' | 'running' | 'ending' | 'ended' | 'withdrawn';
  readonly waitsFor: readonly string[];
};

type Proposal = ReleaseOptions & {
  readonly title: string;
  readonly from: string;
  readonly until: string;
};

/** `parley exercise`: list, propose, agree, end. */
export function addExercise(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const exercise = describeGroup(program, cli, 'exercise');
  describe(exercise.command('list'), cli, 'exercise-list').action(() => list(cli()));
  const propose = describe(exercise.command('propose'), cli, 'exercise-propose')
    .requiredOption('--title <title>', t('option.exercise-title'))
    .requiredOption('--from <time>', t('option.exercise-from'))
    .requiredOption('--until <time>', t('option.exercise-until'));
  addOfficerOptions(propose, cli).action((options: Proposal) => {
    const { title } = options;
    const from = timeOf(t, '--from', options.from);
    const until = timeOf(t, '--until', options.until);
    const input = { act: 'propose', title, from, until };
    return sayOnce(cli(), options, () => ({ act: 'exercise', input }));
  });
  for (const act of ['agree', 'end'] as const) {
    const command = describe(exercise.command(act), cli, `exercise-${act}`);
    addOfficerOptions(command.argument('<exercise>'), cli).action(
      (word: string, options: ReleaseOptions) => {
        const input = { act, exercise: exerciseOf(cli(), word.toLowerCase()) };
        return sayOnce(cli(), options, () => ({ act: 'exercise', input }));
      },
    );
  }
}

/** Its number, or enough of its beginning; or an entry about it, as `propose` names one. */
function exerciseOf(cli: Cli, word: string): string {
  if (/^[0-9a-f]{4,32}$/u.test(word)) return word;
  return entryOf(cli, '<exercise>', word);
}

async function list(cli: Cli): Promise<void> {
  const { t, lang } = cli;
  const rows = (await cli.ask('exercises', {})) as unknown as readonly Row[];
  cli.print(rows, () => {
    if (rows.length === 0) return t('exercise.none');
    return rows
      .map(({ exercise, title, from, until, state, waitsFor }) => {
        const row = t('exercise.row', {
          id: identifier(exercise.slice(0, 8)),
          title: phrase(isolate(title, lang)),
          from: minuteUtc(from),
          until: minuteUtc(until),
          state: phrase(t(`exercise.${state}`)),
        });
        if (waitsFor.length === 0) return row;
        const parties = phrase(listOf([...waitsFor], lang));
        return t('agreement.waits', { what: phrase(row), parties });
      })
      .join('\n');
  });
}
