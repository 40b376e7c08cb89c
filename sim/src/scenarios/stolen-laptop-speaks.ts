import { Counterpart } from '../strategies/counterpart.ts';
import type { Scenario } from './scenario.ts';

export const stolenLaptopSpeaks: Scenario = {
  name: 'stolen-laptop-speaks',
  story: 'whoever has the old keys goes on after the party has opened new ones',
  parties: 3,
  async play(story) {
    await story.connectAll();
    story.say(0, 'the last true word under these keys');
    await story.pass(5000);
    const thief = new Counterpart(story.world, 'thief', 0).forger('now');
    story.run.ledger.taint(0);
    await story.openIncarnation(0);
    for (let round = 0; round < 2; round++) {
      for (const me of [0, 1, 2]) {
        story.say(me, `goes on ${round}`);
        await story.pass(5000);
      }
    }
    const cosigned = story.journal(1, '0.0.')?.ours?.size ?? 0;
    const payload = thief.say(thief.item('we surrender', { precedence: 4 }));
    const circuit = story.link(0, 1).id;
    story.station(1).input({ kind: 'frame', circuit, from: 0, payload });
    await story.pass(60_000);
    const after = story.journal(1, '0.0.');
    story.expect(after?.ours?.size === cosigned, 'nobody cosigns what the thief says');
    story.station(1).input({ kind: 'ask-cut' });
    await story.pass(600_000);
    for (const me of [0, 1, 2]) {
      const head = story.station(me).line.final?.cut.heads.find(({ party }) => party === 0);
      story.expect((head?.size ?? 0) <= cosigned, 'and no cut holds it');
    }
  },
};
