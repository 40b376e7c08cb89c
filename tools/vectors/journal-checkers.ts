import { concat, hex } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import { decode, encode } from '@parley/core/codec/cbor.ts';
import { bodyHash, leafOfParts } from '@parley/core/codec/entry.ts';
import { readHeader } from '@parley/core/evidence/disclosure-format.ts';
import { verifyConsistency, verifyInclusion } from '@parley/core/journal/proofs.ts';
import type { Facts } from './case.ts';
import { bytesOf, numberOf, textOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** A header of version 1 at its place, given its salt and its body. */
export const entry: Checker = (bytes, given) => {
  const tag = bytesOf(given, 'tag');
  const journal = { party: numberOf(given, 'party'), number: numberOf(given, 'number'), tag };
  const place = { line: bytesOf(given, 'line'), journal, seq: numberOf(given, 'seq') };
  const head = readHeader(bytes, place);
  if (!head.ok) return head;
  const { kind, precedence, class: cls, references } = head.value;
  const leaf = leafOfParts(
    nodeCrypto,
    bytes,
    bodyHash(nodeCrypto, bytesOf(given, 'salt'), bytesOf(given, 'body')),
  );
  const shows = { kind, precedence, class: cls, references: references.length, leaf: hex(leaf) };
  // What follows the place in a header of another version is not looked at.
  const value = kind < 0 ? undefined : decode(bytes);
  return ok({ again: value?.ok === true ? encode(value.value) : bytes, shows });
};

/** The hashes of a proof one after another, given what it is to lead from and to. */
export const journalProof: Checker = (bytes, given) => {
  if (bytes.length % 32 !== 0) return refuse('malformed', 'hashes of a proof');
  const path = Array.from({ length: bytes.length / 32 }, (_, i) =>
    bytes.slice(32 * i, 32 * i + 32),
  );
  const holds = textOf(given, 'proof') === 'inclusion' ? included : consistent;
  if (!holds(path, given)) return refuse('proof-mismatch');
  return ok({ again: concat(...path), shows: { hashes: path.length } });
};

function included(path: readonly Uint8Array[], given: Facts | undefined): boolean {
  return verifyInclusion(nodeCrypto, {
    seq: numberOf(given, 'seq'),
    size: numberOf(given, 'size'),
    leaf: bytesOf(given, 'leaf'),
    root: bytesOf(given, 'root'),
    path,
  });
}

function consistent(path: readonly Uint8Array[], given: Facts | undefined): boolean {
  return verifyConsistency(nodeCrypto, {
    older: numberOf(given, 'older'),
    newer: numberOf(given, 'newer'),
    olderRoot: bytesOf(given, 'olderRoot'),
    newerRoot: bytesOf(given, 'newerRoot'),
    path,
  });
}
