import { backupOf, putBack } from '../station/machine.ts';
import type { Scenario } from './scenario.ts';

export const restoredInCrisis: Scenario = {
  name: 'restored-in-crisis',
  story: 'a disk dies in the crisis, and the backup of an hour ago is put back while they talk',
  parties: 2,
  async play(story) {
    await story.connectAll();
    story.say(0, 'before the backup');
    await story.pass(60_000);
    const station = story.station(0);
    const backup = backupOf(station.machine);
    for (let i = 0; i < 20; i++) {
      story.say(i % 2, `in the crisis ${i}`, i % 5 === 0 ? 4 : 1);
      await story.pass(180_000);
    }
    station.crash();
    putBack(station.machine, backup);
    story.run.ledger.putBackTo(0);
    story.world.boot(0);
    story.say(1, 'while it is being restored', 4);
    await story.pass(20_000);
    story.expect(station.line.mute === null, 'it speaks again, with what the other returned');
    story.say(0, 'after the restore', 4);
    await story.expectOne(300_000);
    story.expect(station.line.own.includes('.0.'), 'under the keys it had');
  },
};
