import type { Scenario } from './scenario.ts';

export const dstAndLeapSecond: Scenario = {
  name: 'dst-and-leap-second',
  story: 'clocks go an hour back and forth, a second is inserted, a minute is lived twice',
  parties: 2,
  async play(story) {
    await story.connectAll();
    for (const me of [0, 1]) story.run.ledger.clocks.add(me);
    const jumps = [3_600_000, -3_600_000, -1000, 1000, -60_000, 60_000];
    for (const [i, ms] of jumps.entries()) {
      story.station(i % 2).clock.jump(ms);
      story.say(i % 2, `at the jump ${i}`, i % 3 === 0 ? 4 : 1);
      await story.pass(1_800_000);
      story.station((i + 1) % 2).clock.jump(ms);
      await story.pass(1_800_000);
    }
    await story.expectOne(300_000);
    const up = [0, 1].every((me) =>
      [...story.station(me).line.peers.values()].every(({ lineUp }) => lineUp),
    );
    story.expect(up, 'the line is up as before');
  },
};
