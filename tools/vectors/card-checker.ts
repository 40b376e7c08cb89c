import { equal } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import { cardBytes, cardLines } from '@parley/station/ceremony/card-text.ts';
import { cardWords, wordsOf } from '@parley/station/ceremony/words.ts';
import { textsOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/**
 * Given its words as they are said, and its lines as they are scanned, the last one first; without
 * them its form alone is looked at.
 */
export const card: Checker = (bytes, given) => {
  const read = decodeCard(nodeCrypto, bytes);
  if (!read.ok) return read;
  const taken = ok({ again: encodeCard(read.value), shows: { name: read.value.name } });
  if (given === undefined) return taken;
  const words = wordsOf(nodeCrypto.sha256(bytes), cardWords);
  if (words.join() !== textsOf(given, 'words').join()) return refuse('malformed', 'words');
  const lines = textsOf(given, 'lines');
  const scanned = cardBytes(Buffer.from(lines.join('\n')));
  const same = scanned !== undefined && equal(scanned, bytes);
  if (!same || cardLines(bytes).reverse().join() !== lines.join()) {
    return refuse('malformed', 'lines');
  }
  return taken;
};
