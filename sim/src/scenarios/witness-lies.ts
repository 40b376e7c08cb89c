import { Counterpart } from '../strategies/counterpart.ts';
import type { Scenario } from './scenario.ts';

export const witnessLies: Scenario = {
  name: 'witness-lies',
  story: 'a third party cosigns a head that never was, and says it holds what it does not',
  parties: 3,
  async play(story) {
    await story.connectAll();
    story.say(0, 'on the record');
    await story.pass(5000);
    const liar = new Counterpart(story.world, 'witness', 2);
    story.run.cast.parties.add(2);
    const pen = liar.forger('now');
    const journal = story.own(0);
    const time = Math.floor(story.station(2).clock.at(story.world.elapsed) / 1000);
    const invented = { ...journal.durable, size: journal.durable.size + 5 };
    liar.send(0, pen.cosign(journal, invented, time));
    const twisted = { ...journal.durable, root: new Uint8Array(32) };
    liar.send(1, pen.cosign(journal, twisted, time));
    await story.pass(60_000);
    for (const { cosigner, size } of journal.cosigned.values()) {
      const known = cosigner.party !== 2 || size <= journal.durable.size;
      story.expect(known, 'no receipt is counted for what was never said');
    }
    story.say(0, 'and on');
    story.say(1, 'as before');
    await story.expectOne(300_000);
  },
};
