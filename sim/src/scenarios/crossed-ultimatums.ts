import { journalKey } from '@parley/core/codec/names.ts';
import type { Scenario } from './scenario.ts';

export const crossedUltimatums: Scenario = {
  name: 'crossed-ultimatums',
  story: 'both sides send an ultimatum before either has read the other',
  parties: 2,
  async play(story) {
    await story.connectAll();
    for (const link of story.world.links) link.profile = { ...link.profile, delayMs: 30_000 };
    story.say(0, 'withdraw by noon', 4);
    story.say(1, 'withdraw by dawn', 4);
    await story.expectOne(300_000);
    for (const me of [0, 1]) {
      const { durable } = story.own(me);
      const other = journalKey(story.own(1 - me).name);
      story.expect((durable.held.get(other)?.size ?? 0) === 0, `${me} wrote before it had read`);
    }
    story.station(0).input({ kind: 'ask-cut' });
    await story.pass(600_000);
    const cuts = [0, 1].map((me) => story.station(me).line.final?.cut.k);
    story.expect(cuts[0] !== undefined && cuts[0] === cuts[1], 'one order is final at both');
  },
};
