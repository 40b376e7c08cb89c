import type { Precedence } from '@parley/core/codec/entry.ts';
import { writeWith } from '../station/attachments.ts';
import { bigBody, textBody } from '../world/texts.ts';
import type { Fault } from './fault.ts';

/** Some station that is up, if any. */
function write(precedence: (word: number) => Precedence, texts: number): Fault['act'] {
  return (run, random) => {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    for (let i = 0; i < texts; i++) {
      const body = textBody(`message ${random.word()} ${'.'.repeat(random.spread(1, 400))}`);
      station.write({ body, precedence: precedence(random.word()) });
    }
  };
}

/** What officers do all day. */
export const work: readonly Fault[] = [
  { name: 'message', layer: 'work', weight: 30, act: write((word) => (word % 4) as Precedence, 1) },
  { name: 'flash', layer: 'work', weight: 4, act: write((word) => (word % 2 ? 4 : 5), 1) },
  { name: 'burst', layer: 'work', weight: 3, act: write(() => 1, 60) },
  {
    name: 'large',
    layer: 'work',
    weight: 2,
    act(run, random) {
      const station = random.pick(run.world.stations);
      if (station.running) station.write({ body: bigBody(random.spread(1000, 50_000)) });
    },
  },
  {
    name: 'ask-cut',
    layer: 'work',
    weight: 3,
    act(run, random) {
      const station = random.pick(run.world.stations);
      if (station.running) station.input({ kind: 'ask-cut' });
    },
  },
  {
    name: 'link-test',
    layer: 'work',
    weight: 1,
    act(run, random) {
      const station = random.pick(run.world.stations);
      if (station.running) station.input({ kind: 'test' });
    },
  },
];

/** A chart beside a text: a few bytes, or more than one piece. */
export const attachment: Fault = {
  name: 'attachment',
  layer: 'work',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    const bytes = random.bytes(random.spread(1, 100_000));
    writeWith(station, bytes, random.pick([0, 1, 2, 4] as const));
  },
};
