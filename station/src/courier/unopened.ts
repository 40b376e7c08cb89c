import { hex } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import { decodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { factsBehind, putFact } from './facts.ts';

/*
 * The way back from lost keys goes through files too, and between two files the process may end:
 * sessions that did not open here, and what a peer said it cannot open, are kept until the matter
 * is settled.
 */

const openPrefix = 'unopened.';
const answerPrefix = 'cannot-open.';
const unopenedMax = 16;

/** An `open` that this station has no key for: the next file to its sender will say so. */
export function keepUnopened(
  store: LineStore,
  crypto: Crypto,
  from: number,
  open: Uint8Array,
): void {
  const name = `${openPrefix}${from}.${hex(crypto.sha256(open)).slice(0, 16)}`;
  if (unopenedOf(store, from).length < unopenedMax) putFact(store, name, open);
}

export function unopenedOf(store: LineStore, from: number): Uint8Array[] {
  return [...factsBehind(store, `${openPrefix}${from}.`).values()];
}

/** A session of that party has opened: what did not before is settled by it. */
export function forgetUnopened(store: LineStore, from: number): void {
  const prefix = `${openPrefix}${from}.`;
  for (const name of factsBehind(store, prefix).keys()) putFact(store, prefix + name, null);
}

/** What a peer could not open, and the key it wants: the newest file's answer counts. */
export function keepAnswer(store: LineStore, from: number, frame: Uint8Array): void {
  const decoded = decodeCannotOpen(frame);
  if (decoded.ok && decoded.value.sender.party === from) {
    putFact(store, `${answerPrefix}${from}`, frame);
  }
}

/** Says again to the envelope what earlier processes were told, as long as it is news. */
export function repeatAnswers(host: LineHost, store: LineStore, elapsed: number): void {
  for (const [party, frame] of factsBehind(store, answerPrefix)) {
    const decoded = decodeCannotOpen(frame);
    const known = host.line.receiveKeys.get(Number(party))?.number ?? -1;
    if (!decoded.ok || decoded.value.keyNumber <= known) {
      putFact(store, answerPrefix + party, null);
    } else host.envelope.receive(courierCircuit, frame, elapsed);
  }
}
