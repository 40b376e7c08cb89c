import { Counterpart } from '../strategies/counterpart.ts';
import type { Scenario } from './scenario.ts';

const dayMs = 86_400_000;

export const rewrittenAfterAMonth: Scenario = {
  name: 'rewritten-after-a-month',
  story: 'a month later one side shows a third party another text of an old message',
  parties: 3,
  // Tests, cuts and ledgers each hour as ever; only the probes of circuits are rarer.
  settings: new Map([
    [1, 600],
    [2, 900],
  ]),
  async play(story) {
    await story.connectAll();
    const liar = new Counterpart(story.world, 'rewriter', 0);
    story.run.cast.parties.add(0);
    const pen = liar.forger('now');
    story.cut(0, 2);
    story.cut(1, 2);
    story.say(0, 'no missile is fuelled');
    await story.pass(60_000);
    const first = pen.head.size;
    pen.say(pen.item('all are'));
    await story.pass(30 * dayMs);
    story.mend(1, 2);
    story.mend(0, 2);
    await story.pass(5000);
    liar.send(2, pen.bundle(first));
    await story.pass(1_800_000);
    for (const me of [1, 2]) {
      const facts = story.station(me).machine.disk.facts;
      story.expect(facts.has(`fork.${liar.journal.key}`), `${me} holds the proof of it`);
    }
  },
};
