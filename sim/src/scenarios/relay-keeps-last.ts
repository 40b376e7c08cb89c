import { keepsLast } from '../strategies/relay/keeps-last.ts';
import type { Scenario } from './scenario.ts';

export const relayKeepsLast: Scenario = {
  name: 'relay-keeps-last',
  story: 'a relay carries everything but the last message before each silence',
  parties: 2,
  async play(story) {
    await story.connectAll();
    const second = story.link(0, 1, 'radio');
    story.world.connect(second);
    story.run.cast.begin(keepsLast, { party: 0, links: [story.link(0, 1)] });
    for (let i = 0; i < 30; i++) {
      story.say(i % 2, `said ${i}`, i % 9 === 0 ? 4 : 1);
      await story.pass(300_000);
      for (const me of [0, 1]) {
        const held = story.station(1 - me).line.journals.get(story.own(me).key)?.durable.size;
        story.expect((held ?? 0) + 2 >= story.own(me).durable.size, 'nothing stays kept back');
      }
    }
    story.run.cast.end();
    await story.expectOne(300_000);
  },
};
