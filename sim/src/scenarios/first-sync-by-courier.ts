import { textBody } from '../world/texts.ts';
import type { Scenario } from './scenario.ts';

const entries = 40_000;

export const firstSyncByCourier: Scenario = {
  name: 'first-sync-by-courier',
  story: 'a journal of 40,000 entries comes whole on one stick',
  parties: 2,
  async play(story) {
    const station = story.station(0);
    for (let i = 0; i < entries; i++) station.write({ body: textBody(`entry ${i}`) });
    await story.pass(60_000);
    story.expect(story.own(0).durable.size >= entries, 'all of it is written');
    await story.carry(0, 1);
    await story.pass(60_000);
    const copy = story.station(1).line.journals.get(story.own(0).key);
    story.expect((copy?.durable.size ?? 0) >= entries, 'all of it is read');
    await story.carry(1, 0);
    story.expect(story.recorded(0, 1) >= entries, 'and on record, as the next stick says');
  },
};
