import { isOpaque } from '@parley/core/codec/entry.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { textBody } from '../world/texts.ts';
import type { Scenario } from './scenario.ts';

export const exerciseEnds: Scenario = {
  name: 'exercise-ends',
  story:
    'an exercise is on the line when the real thing begins; no class is ever taken for another',
  parties: 2,
  async play(story) {
    await story.connectAll();
    for (let i = 0; i < 20; i++) {
      const real = i >= 10;
      const body = textBody(real ? 'real' : 'exercise');
      story.station(i % 2).write({ body, class: real ? 0 : 1, precedence: i === 10 ? 4 : 1 });
      if (i === 9) story.cut(0, 1);
      if (i === 12) story.mend(0, 1);
      await story.pass(10_000);
    }
    await story.expectOne(300_000);
    for (const me of [0, 1]) {
      const rows = story.station(1 - me).machine.disk.journal(story.own(me).key);
      const items = rows.runs.flatMap(({ bytes }) => {
        const run = decodeRun(bytes);
        return run.ok ? run.value : [];
      });
      const texts = items.filter((item) => !isOpaque(item) && item.kind === 1 && item.class !== 2);
      const wrong = texts.filter((item) => {
        const real = textBody('real').length === item.body.length;
        return !isOpaque(item) && item.class !== (real ? 0 : 1);
      });
      story.expect(texts.length === 10 && wrong.length === 0, 'each text keeps its class');
    }
  },
};
