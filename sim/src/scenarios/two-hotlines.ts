import { fakeCrypto } from '../crypto/fake.ts';
import { exportCourier, importCourier } from '../station/courier.ts';
import { World } from '../world/world.ts';
import type { Scenario } from './scenario.ts';

export const twoHotlines: Scenario = {
  name: 'two-hotlines',
  story: 'frames and sticks of another line reach a station; nothing of them becomes an entry',
  parties: 2,
  async play(story) {
    await story.connectAll();
    const other = await World.create(fakeCrypto, story.world.random.split('other'), { parties: 2 });
    other.connectAll();
    for (let i = 0; i < 20; i++) {
      other.station(i % 2).write({ body: Uint8Array.of(0x80) });
      await other.pass(2000);
    }
    story.say(0, 'of this line');
    await story.pass(5000);
    const before = story.station(1).line.journals.size;
    for (const link of other.links) {
      for (const side of [0, 1] as const) {
        for (const frame of link.past(side)) {
          story.link(0, 1).inject(1, frame);
          story.link(0, 1).inject(0, frame);
        }
      }
    }
    const made = exportCourier(other.station(0), 1);
    await other.pass(5000);
    const file = await made;
    const taken = file ? await importCourier(story.station(1), file) : false;
    await story.pass(60_000);
    story.expect(!taken, 'a stick of another line is refused');
    story.expect(story.station(1).line.journals.size === before, 'no journal of another line');
    story.say(1, 'this line goes on');
    await story.expectOne(300_000);
  },
};
