import { slow } from '../network/profile.ts';
import { bigBody } from '../world/texts.ts';
import type { Scenario } from './scenario.ts';

const backlogBytes = 2_000_000;

export const flashIntoBacklog: Scenario = {
  name: 'flash-into-backlog',
  story: 'a FLASH goes before 2 MB that wait for a circuit of 9,600 bit/s',
  parties: 2,
  async play(story) {
    await story.connectAll();
    story.link(0, 1).profile = slow;
    await story.pass(60_000);
    for (let bytes = 0; bytes < backlogBytes; bytes += 4000) {
      story.station(0).write({ body: bigBody(4000) });
    }
    await story.pass(120_000);
    const begun = story.world.elapsed;
    const before = story.own(0).durable.size;
    story.say(0, 'FLASH', 4);
    const seen = () => story.station(1).line.journals.get(story.own(0).key)?.peeked.size ?? 0;
    for (let i = 0; i < 120 && seen() === 0; i++) await story.pass(1000);
    story.expect(seen() > 0, 'it is read within two minutes');
    story.expect(
      story.world.elapsed - begun <= 120_000,
      'before the 2 MB, which take half an hour',
    );
    await story.pass(3_600_000);
    story.expect(story.recorded(0, 1) > before, 'all of it is on their record in the end');
  },
};
