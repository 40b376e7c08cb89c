import { limits } from '@parley/core/base/limits.ts';
import { Cut, lanesMax, partType } from '@parley/envelope/parts.ts';
import { Broken } from './broken.ts';
import type { PartsWord } from './dialogue.ts';
import { nextFrame } from './frames.ts';
import type { Stage } from './stage.ts';

const lanes = Array.from({ length: lanesMax }, (_, lane) => lane);

/** Plays a step that sends frames in parts (spec/circuit.md), as they should be or spoiled. */
export async function playParts(stage: Stage, word: PartsWord): Promise<void> {
  const { peer } = stage;
  switch (word) {
    case 'whole': {
      const cut = await cutNext(stage, 3);
      return peer.send(cut.next(1), cut.next(7), cut.next(cut.left));
    }
    case 'begun':
      stage.underWay = await cutNext(stage, 0);
      return peer.send(stage.underWay.next(stage.underWay.left - 1));
    case 'rest': {
      const { underWay } = stage;
      if (underWay === undefined) throw new Broken('bug', 'a frame is under way');
      const journal = stage.journal();
      journal.sent = journal.size;
      return peer.send(underWay.next(1));
    }
    case 'left':
      return peer.send(...lanes.map((lane) => new Cut(new Uint8Array(1000), lane).next(999)));
    case 'too-large':
      return peer.send(...lanes.map((lane) => tooLarge(lane)));
    case 'spoiled':
      return peer.send(...spoiled(await nextFrame(stage)));
  }
}

async function cutNext(stage: Stage, lane: number): Promise<Cut> {
  const frame = await nextFrame(stage);
  const journal = stage.journal();
  journal.sent = journal.size;
  return new Cut(frame, lane);
}

function tooLarge(lane: number): Uint8Array {
  return new Cut(new Uint8Array(limits.frameBytesMax + 1), lane).next(1000);
}

/** Parts of a frame that may not be taken, though all of its bytes are in them. */
function spoiled(frame: Uint8Array): Uint8Array[] {
  const half = frame.length >> 1;
  const [first, next] = halves(frame, half);
  const empty = Uint8Array.of(partType.next);
  const longer = Uint8Array.of(...next, 0);
  const elsewhere = next.slice();
  elsewhere[0] = partType.next + 1;
  const all = Uint8Array.of(...first, ...frame.subarray(half));
  return [next, all, first.subarray(0, 5), next, first, empty, next, first, longer, elsewhere];
}

function halves(frame: Uint8Array, half: number): [Uint8Array, Uint8Array] {
  const cut = new Cut(frame, 0);
  return [cut.next(half), cut.next(frame.length)];
}
