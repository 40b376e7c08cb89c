import { displayWidth } from '@parley/text/terminal.ts';
import { translator } from '@parley/text/translator.ts';
import { describe, expect, it } from 'vitest';
import { Board } from './board.ts';
import { noPace } from './pace.ts';
import { Player } from './player.ts';
import { readScenario, type ScenarioName } from './scenario-file.ts';
import { tally } from './tally.ts';
import { Telling } from './telling.ts';
import { paperDesks } from './testing/paper-desks.ts';
import { thenAndNow } from './then-and-now.ts';

async function play(
  name: ScenarioName,
  lang: 'en' | 'ru' | 'ar' = 'en',
  loses?: string,
  ownSeq?: number,
) {
  const scenario = await readScenario(name);
  const desks = paperDesks(['washington', 'moscow'], {
    ...(loses === undefined ? {} : { loses }),
    ...(ownSeq === undefined ? {} : { ownSeq }),
  });
  const lines: string[] = [];
  const names = ['washington', 'moscow'] as const;
  const write = (line: string) => lines.push(line);
  const board = new Board({ names, width: 132, colours: false, write });
  const telling = new Telling(translator(lang), lang);
  const courierFile = (from: string, to: string) => `/tmp/${from}-${to}.courier`;
  const stage = { desks, board, telling, pace: noPace, courierFile };
  const played = await new Player(scenario, stage).play();
  return { scenario, desks, telling, lines, played, text: lines.join('\n') };
}

describe('quiet-channel', () => {
  it('comes to its end with nothing lost and nothing doubled', async () => {
    const { desks, played } = await play('quiet-channel');
    const [left, right] = [await desks[0].entries(), await desks[1].entries()];
    const washington = tally('washington', played.spoken.get('washington') ?? [], left, right);
    const moscow = tally('moscow', played.spoken.get('moscow') ?? [], right, left);
    expect(washington).toMatchObject({ recorded: washington.entries, lost: 0, duplicated: 0 });
    expect(moscow).toMatchObject({ recorded: moscow.entries, lost: 0, duplicated: 0 });
    expect(washington.entries + moscow.entries).toBe(27);
  });

  it('does not go on where an entry never arrives', async () => {
    await expect(play('quiet-channel', 'en', 'washington/2')).rejects.toThrow('washington/2');
  });

  it('leaves no number out: what a station wrote by itself is named where it stands', async () => {
    const { text } = await play('quiet-channel', 'en', undefined, 3);
    for (const party of ['washington', 'moscow']) {
      expect(text).toContain(`· ${party}/3 · written by the station itself`);
    }
  });

  it('shows each entry signed by its side and on the record of both', async () => {
    const { text, played } = await play('quiet-channel');
    for (const { entry } of [...played.spoken.values()].flat()) {
      expect(text).toContain(`○ ${entry} · signed here`);
      expect(text).toContain(`● ${entry} · on their record`);
      expect(text).toContain(`● ${entry} · on our record`);
    }
    expect(text).toMatch(/✓ washington\/\d+ · acknowledged by an officer · \d\d:\d\d\u00a0UTC/u);
  });

  it('shows while the circuit is cut only what a courier brought', async () => {
    const { lines } = await play('quiet-channel');
    const text = lines.join('\n');
    const cut = text.slice(text.indexOf('✂'), text.indexOf('⇄'));
    expect(cut.match(/✉/gu)).toHaveLength(2);
    const before = cut.slice(0, cut.indexOf('✉'));
    expect(before).toContain('signed here');
    expect(before).not.toContain('record ·');
    expect(cut.slice(cut.indexOf('✉'))).toMatch(/● washington\/\d+ · on our record/u);
  });

  it('keeps the marking of the exercise around each text, in each language', async () => {
    for (const lang of ['en', 'ru', 'ar'] as const) {
      const { text, scenario } = await play('quiet-channel', lang);
      const { begins } = scenario.marking[lang];
      const messages = scenario.steps.filter((step) => 'texts' in step).length;
      expect(text.split(begins.split('.')[0] as string).length).toBeGreaterThan(2 * messages);
    }
  });
});

describe('six-days-1967', () => {
  it('ends with a table of twenty: twelve replayed, eight not found in their place', async () => {
    const { played, telling } = await play('six-days-1967');
    const rows = thenAndNow(telling, played.messages1967, 100).slice(3);
    expect(rows).toHaveLength(20);
    expect(rows.filter((row) => row.includes('not found'))).toHaveLength(8);
    expect(rows[0]?.split(/ {2,}/u)).toEqual([
      ' 1',
      '06-05 11:47 UTC',
      'moscow',
      '602',
      '12\u00a0min',
      expect.stringMatching(/^\d+\u00a0ms$/u),
      '6\u00a0min',
      '2\u00a0h\u00a009\u00a0min',
    ]);
    expect(rows[4]).toContain('not found');
  });

  it('tells the same in paragraphs where a table has no room', async () => {
    const { played, telling } = await play('six-days-1967');
    const lines = thenAndNow(telling, played.messages1967, 40);
    expect(lines.every((line) => displayWidth(line) <= 40)).toBe(true);
    expect(lines.slice(0, 3)).toEqual([
      '1 · 06-05 11:47 UTC · moscow',
      '  characters: 602',
      '  transmission then: 12\u00a0min',
    ]);
  });
});
