import type { Scenario } from './scenario.ts';

export const onlyTheCourier: Scenario = {
  name: 'only-the-courier',
  story: 'every circuit is dead, and the line lives on sticks',
  parties: 2,
  async play(story) {
    for (let round = 0; round < 4; round++) {
      story.say(0, `from 0, ${round}`, round === 2 ? 4 : 1);
      story.say(1, `from 1, ${round}`);
      await story.carry(0, 1, 3_600_000);
      await story.carry(1, 0, 3_600_000);
    }
    await story.carry(0, 1);
    await story.carry(1, 0);
    for (const me of [0, 1]) {
      const { size } = story.own(me).durable;
      const copy = story.station(1 - me).line.journals.get(story.own(me).key)?.durable.size ?? 0;
      story.expect(size - copy <= 2, `${1 - me} holds what the last stick brought`);
      story.expect(story.recorded(me, 1 - me) >= 4, `${me} knows of what is on record`);
    }
  },
};
