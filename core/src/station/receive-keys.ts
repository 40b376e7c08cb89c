import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import type { Line } from '../replication/line.ts';
import { enqueue } from './turn.ts';

/** A receive key that the envelope has made and kept is announced (design section 3). */
export function announceReceiveKey(line: Line, number: number, publicKey: Uint8Array): void {
  const record = encodeRecord({ kind: 'receive-key', number, publicKey });
  enqueue(line, null, {
    kind: kinds['receive-key'],
    precedence: 1,
    class: 0,
    salt: line.entropy.bytes(16),
    body: encodeBody({ ...emptyBody, record }),
    references: [],
    shown: null,
  });
}
