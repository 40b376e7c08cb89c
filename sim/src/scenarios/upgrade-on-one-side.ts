import { encode } from '@parley/core/codec/cbor.ts';
import type { Scenario } from './scenario.ts';

export const upgradeOnOneSide: Scenario = {
  name: 'upgrade-on-one-side',
  story: 'one side upgrades, says what the other does not know, and goes back again',
  parties: 2,
  async play(story) {
    await story.connectAll();
    const station = story.station(0);
    for (let i = 0; i < 6; i++) {
      station.write({ body: Uint8Array.of(0x81, i), kind: 4711 });
      const { process } = station;
      process.enter(() => {
        for (const circuit of process.circuits.to(1)) {
          process.circuits.send(circuit, encode([99, i]));
          process.circuits.sendFrame(circuit, Uint8Array.of(9, i, i, i));
        }
      });
      story.say(1, `as ever ${i}`);
      await story.pass(60_000);
      if (i % 2 === 1) {
        story.world.boot(0);
        await story.pass(10_000);
      }
    }
    await story.expectOne(300_000);
    story.station(1).input({ kind: 'ask-cut' });
    await story.pass(600_000);
    story.expect(story.station(1).line.final !== null, 'unknown kinds are ordered like others');
  },
};
