import { concat, hex } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import { Lanes } from '@parley/envelope/parts.ts';
import type { Checker } from './judge.ts';

/** Messages of one connection, each behind its length: the frames that they make. */
export const parts: Checker = (bytes) => {
  const lanes = new Lanes();
  const frames: string[] = [];
  const again: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
    const message = bytes.subarray(at + 2, at + 2 + length);
    if (message.length === 0 || message.length < length) return refuse('malformed', 'cut');
    const taken = lanes.take(message);
    if (!taken.ok) return taken;
    if (taken.value) frames.push(hex(taken.value));
    again.push(Uint8Array.of(length >> 8, length & 255), message);
    at += 2 + length;
  }
  if (lanes.bytes > 0 || frames.length === 0) return refuse('malformed', 'nothing whole');
  return ok({ again: concat(...again), shows: { frames } });
};
