import type { Scenario } from './scenario.ts';

export const bothPowersFail: Scenario = {
  name: 'both-powers-fail',
  story: 'the power fails on both sides in the same second, in the middle of traffic',
  parties: 2,
  async play(story) {
    await story.connectAll();
    for (let round = 1; round <= 20; round++) {
      for (let i = 0; i < 5; i++) story.say(i % 2, `round ${round}, ${i}`, i === 4 ? 4 : 1);
      for (const me of [0, 1]) story.station(me).power.in = round + me;
      await story.pass(1000);
      for (const me of [0, 1]) story.station(me).crash();
      await story.pass(5000);
      for (const me of [0, 1]) story.world.boot(me);
      await story.pass(5000);
    }
    await story.expectOne(300_000);
  },
};
