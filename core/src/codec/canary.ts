import { ascii, concat } from '../base/bytes.ts';
import { encode } from './cbor.ts';
import { type CanaryAnswer, haveList } from './payload.ts';

/** Bytes that the answering party's note key signs (spec/link.md). */
export function canaryMessage(
  line: Uint8Array,
  party: number,
  answer: Pick<CanaryAnswer, 'nonce' | 'time' | 'marks'>,
): Uint8Array {
  const { nonce, time, marks } = answer;
  return concat(ascii('parley/canary/v1'), encode([line, party, nonce, time, haveList(marks)]));
}
