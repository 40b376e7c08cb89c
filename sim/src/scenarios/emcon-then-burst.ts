import type { Scenario } from './scenario.ts';

const dayMs = 86_400_000;

export const emconThenBurst: Scenario = {
  name: 'emcon-then-burst',
  story: 'one side keeps radio silence for five days, and then everything goes in one burst',
  parties: 2,
  async play(story) {
    await story.connectAll();
    const silence = { oneWay: 0 } as const;
    story.run.weather(story.link(0, 1)).begin(silence);
    for (let day = 0; day < 5; day++) {
      for (let i = 0; i < 10; i++) story.say(0, `day ${day}, ${i}`);
      story.say(1, `silent, day ${day}`);
      await story.pass(dayMs);
    }
    const held = story.station(1).line.journals.get(story.own(0).key)?.durable.size ?? 0;
    story.expect(held >= 50, 'the silent side has heard all of it');
    story.run.weather(story.link(0, 1)).end(silence, story.world.elapsed);
    await story.expectOne(600_000);
  },
};
