import { probe } from './probe.ts';
import type { Target } from './target.ts';

/** To try one is quick, but for what stalls. */
const timeMs = 2000;

/** A shorter input that breaks the target as well: pieces are left out while it still breaks. */
export async function shortened(target: Target, bytes: Uint8Array): Promise<Uint8Array> {
  const end = performance.now() + timeMs;
  let best = bytes;
  for (let piece = best.length >> 1; piece > 0; piece >>= 1) {
    for (let at = 0; at + piece <= best.length && performance.now() < end; ) {
      const without = Uint8Array.from([...best.subarray(0, at), ...best.subarray(at + piece)]);
      if ((await probe(target, without)) === undefined) at += piece;
      else best = without;
    }
  }
  return best;
}
