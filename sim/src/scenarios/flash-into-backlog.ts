import { slow, slowAndKnown } from '../network/profile.ts';
import { writeWith } from '../station/attachments.ts';
import { bigBody } from '../world/texts.ts';
import type { Scenario } from './scenario.ts';
import type { Story } from './story.ts';

const backlogBytes = 2_000_000;

function queue(story: Story, entryBytes: number): void {
  for (let bytes = 0; bytes < backlogBytes; bytes += entryBytes) {
    story.station(0).write({ body: bigBody(entryBytes) });
  }
}

export const flashIntoBacklog: Scenario = {
  name: 'flash-into-backlog',
  story: 'a FLASH goes before 2 MB that wait for a circuit of 9,600 bit/s',
  parties: 2,
  async play(story) {
    await story.connectAll();
    story.link(0, 1).profile = slow;
    await story.pass(60_000);
    queue(story, 4000);
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

/** Every so often another one, while the backlog runs, ms. */
const everyMs = 37_000;
const warnings = 20;

/** Whether each arrives in time I8 asks. */
export const flashWithinItsBound: Scenario = {
  name: 'flash-within-its-bound',
  story: 'twenty warnings go before 2 MB of messages by a circuit that knows its rate',
  parties: 2,
  async play(story) {
    story.link(0, 1).profile = slowAndKnown;
    await story.connectAll();
    await story.pass(60_000);
    queue(story, 400);
    await story.pass(60_000);
    for (let i = 0; i < warnings; i++) {
      const before = story.recorded(0, 1);
      story.say(0, `warning ${i}: ${'.'.repeat(20 * i)}`, i % 2 === 0 ? 4 : 5);
      await story.pass(everyMs);
      const rest = story.own(0).durable.size - story.recorded(0, 1);
      story.expect(rest > 1000, 'the backlog waits still');
      story.expect(story.recorded(0, 1) > before, 'and goes on meanwhile');
    }
    await story.expectOne(2 * 3_600_000);
  },
};

/** I8 watches; what is told here is that the warnings did meet something under way. */
export const flashBetweenParts: Scenario = {
  name: 'flash-between-parts',
  story: 'a warning goes in the midst of a chunk, and of an entry of 64 KiB, that is under way',
  parties: 2,
  async play(story) {
    story.link(0, 1).profile = slowAndKnown;
    await story.connectAll();
    await story.pass(60_000);
    const author = story.station(0);
    const chart = author.random.bytes(64 * 1024);
    writeWith(author, chart, 1);
    await story.pass(20_000);
    story.say(0, 'in the midst of a chart', 4);
    await story.pass(5000);
    story.expect(story.recorded(0, 1) === story.own(0).durable.size, 'it is on their record');
    const { attachments } = story.station(1).machine.disk;
    const sha256 = story.world.founding.crypto.crypto.sha256(chart);
    story.expect(attachments.state(sha256)?.complete !== true, 'the chart is on its way still');
    await story.pass(120_000);
    story.expect(attachments.state(sha256)?.complete === true, 'it comes whole');

    author.write({ body: bigBody(64 * 1024) });
    await story.pass(20_000);
    const before = story.recorded(0, 1);
    story.say(0, 'in the midst of a treaty', 5);
    await story.pass(5000);
    const peeked = story.station(1).line.journals.get(story.own(0).key)?.peeked;
    story.expect(peeked?.size === 1, 'it is read there, and the treaty is on its way still');
    story.expect(story.recorded(0, 1) === before, 'in the record it keeps its place');
    await story.expectOne(120_000);
  },
};
