import type { Result } from './results.ts';
import type { Source } from './sources.ts';

/** docs/figures.md: each part with its command, its commit, and what it printed. */
export function figuresPage(parts: readonly (readonly [Source, Result | undefined])[]): string {
  const sections = parts.map(([source, result]) => section(source, result));
  return [
    '# Figures',
    '',
    'Made by `npm run figures`, which runs the commands named below one after another and writes',
    'this page; `--only NAME` measures one part again and leaves the others. Nothing here is typed',
    'by hand. Measure on a machine that does nothing else.',
    '',
    ...sections.flat(),
  ].join('\n');
}

function section(source: Source, result: Result | undefined): string[] {
  const head = [`## ${source.title}`, '', source.about, ''];
  if (result === undefined) return [...head, `Not measured yet: \`--only ${source.name}\`.`, ''];
  const { command, commit, machine, day, ok, seconds, cpuSeconds, output } = result;
  const facts = [
    `- command: \`${command}\`${ok ? '' : ' (**failed**)'}`,
    `- machine: ${machine}`,
    `- commit: ${commit}, ${day}`,
    `- it took ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processor time`,
    ...derived(result),
  ];
  const lines = output
    .trimEnd()
    .split('\n')
    .filter(source.shows ?? (() => true));
  return [...head, ...facts, '', '```text', ...lines, '```', ''];
}

/** What follows from the output and the time that it took. */
function derived({ name, output, cpuSeconds, seconds }: Result): string[] {
  const years = Number(/([0-9.]+) line-years/.exec(output)?.[1] ?? Number.NaN);
  if (name !== 'simulator' || Number.isNaN(years)) return [];
  const perCpuSecond = ((years * 365) / cpuSeconds).toFixed(1);
  const perHour = (years / (seconds / 3600)).toFixed(1);
  const days = `${perCpuSecond} simulated line-days for a second of processor time`;
  return [`- ${days}, ${perHour} line-years an hour`];
}
