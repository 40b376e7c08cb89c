import { concat } from '@parley/core/base/bytes.ts';
import {
  encodeHeader,
  encodeManifest,
  encodeTrailerEnd,
  encodeTrailerStart,
} from '@parley/station/circuits/courier/layout.ts';
import { seed } from '../keys.ts';
import { block, prose } from '../show.ts';
import { crypto, line } from '../world.ts';
import { openFrame, sealedChallenge } from './secrecy.ts';

/** The file that holds the session's `open` and its first sealed frame. */
export function courierExample(): string {
  const frames = [openFrame(), sealedChallenge()];
  const header = encodeHeader({ line, from: 0, to: 1, id: seed('file id', 16) });
  const manifest = encodeManifest(
    frames.map((frame) => ({ length: frame.length, sha256: crypto.sha256(frame) })),
  );
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  const start = encodeTrailerStart(frames.length, bytes);
  const before = concat(header, ...frames, manifest, start);
  const trailer = concat(start, encodeTrailerEnd(crypto.sha256(before)));
  const size = before.length - start.length + trailer.length;
  return [
    prose(
      'North carries two frames to south: the `open` of [envelope.md](envelope.md) and frame 0 of',
      `[frame.md](frame.md). The file has ${size} bytes: header, frames, manifest, trailer.`,
    ),
    block(['header', header], ['manifest', manifest], ['trailer', trailer]),
  ].join('\n');
}
