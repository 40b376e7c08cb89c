import { encodePayload } from '@parley/core/codec/payload.ts';
import { writeWith } from '../../station/attachments.ts';
import type { CounterpartStrategy } from '../strategy.ts';

const hourMs = 3_600_000;

export const falseChunks: CounterpartStrategy = {
  name: 'false-chunks',
  role: 'counterpart',
  lie: 'attachments of its own, given with one bit changed',
  holds: 'thrown away when all bytes are there, and shown as other than what was named',
  broken: (after) => after.refused('attachment-mismatch'),
  begin(liar) {
    const name = () => {
      if (liar.station.running) writeWith(liar.station, liar.random.bytes(2000), 1);
    };
    liar.later(hourMs, name);
    liar.every(8 * hourMs, name);
    return {
      outgoing(payload, to) {
        const read = liar.read(payload);
        if (read?.type !== 'chunk') return undefined;
        const bytes = read.bytes.slice();
        const at = liar.random.below(bytes.length);
        bytes[at] = (bytes[at] as number) ^ 1;
        liar.lied(`to ${to}`);
        return [encodePayload({ ...read, bytes })];
      },
    };
  },
};
