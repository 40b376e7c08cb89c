import { ok, refuse } from '@parley/core/base/refusal.ts';
import { decode, encode } from '@parley/core/codec/cbor.ts';
import { officerIdFits } from '@parley/core/codec/officer.ts';
import { decodeRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { numberOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** The record of an entry of the kind that is given. */
export const record: Checker = (bytes, given) => {
  const value = decode(bytes);
  if (!value.ok) return value;
  const read = decodeRecord(numberOf(given, 'kind'), value.value);
  if (!read.ok) return read;
  // The core asks for it where the roster changes, for the form alone needs no hash.
  if (read.value.kind === 'roster' && !officerIdFits(nodeCrypto, read.value.officer)) {
    return refuse('malformed', 'an officer id not of its key');
  }
  return ok({ again: encode(encodeRecord(read.value)) });
};
