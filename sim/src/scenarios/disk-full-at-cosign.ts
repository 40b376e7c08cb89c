import type { Scenario } from './scenario.ts';

export const diskFullAtCosign: Scenario = {
  name: 'disk-full-at-cosign',
  story: "the reader's disk is full when it would cosign; a FLASH still gets in",
  parties: 2,
  async play(story) {
    await story.connectAll();
    story.station(1).faults.disk = 'disk-full';
    story.run.disturbed(1);
    story.say(0, 'routine');
    await story.pass(60_000);
    story.expect(story.recorded(0, 1) < story.own(0).durable.size, 'nothing is claimed as held');
    story.say(0, 'launch detected', 4);
    await story.pass(5000);
    const copy = story.station(1).line.journals.get(story.own(0).key);
    const there = (copy?.peeked.size ?? 0) > 0 || copy?.durable.size === story.own(0).durable.size;
    story.expect(there, 'the FLASH is held and shown');
    await story.pass(600_000);
    story.station(1).faults.disk = null;
    await story.expectOne(300_000);
  },
};
