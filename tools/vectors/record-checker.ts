import { ok } from '@parley/core/base/refusal.ts';
import { decode, encode } from '@parley/core/codec/cbor.ts';
import { decodeRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { numberOf } from './given.ts';
import type { Checker } from './judge.ts';

/** The record of an entry of the kind that is given. */
export const record: Checker = (bytes, given) => {
  const value = decode(bytes);
  if (!value.ok) return value;
  const read = decodeRecord(numberOf(given, 'kind'), value.value);
  return read.ok ? ok({ again: encode(encodeRecord(read.value)) }) : read;
};
