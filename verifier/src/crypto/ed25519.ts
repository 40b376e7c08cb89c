/**
 * Ed25519 by the rule of spec/checkpoint.md, "Which signatures count": the equation is not
 * multiplied by the cofactor, keys and commitments are canonical and not of small order. Library
 * calls take more, so the equation is written out here over the library's points.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, equal, hex } from '../base/bytes.ts';

const { Point } = ed25519;
type Point = InstanceType<typeof Point>;
const order = Point.Fn.ORDER;

/** A key that signs often earns a table, which makes each further check three times as fast. */
const checksBeforeTable = 6;
const keysRemembered = 512;
type Known = { readonly point: Point | undefined; checks: number };
const known = new Map<string, Known>();

function keyOf(publicKey: Bytes): Point | undefined {
  const name = hex(publicKey);
  let entry = known.get(name);
  if (entry === undefined) {
    entry = { point: decoded(publicKey), checks: 0 };
    if (known.size >= keysRemembered) known.clear();
    known.set(name, entry);
  }
  entry.checks++;
  if (entry.checks === checksBeforeTable) entry.point?.precompute(8, false);
  return entry.point;
}

/** The point of a canonical encoding (y < p) that is not of small order. */
function decoded(bytes: Bytes): Point | undefined {
  try {
    const point = Point.fromBytes(bytes, false);
    return point.isSmallOrder() || !equal(point.toBytes(), bytes) ? undefined : point;
  } catch {
    return undefined;
  }
}

function littleEndian(bytes: Bytes): bigint {
  return BigInt(`0x${hex(bytes.slice().reverse()) || '0'}`);
}

/** Whether `signature` counts as one by `publicKey` over `message`. */
export function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= order) return false;
  const a = keyOf(publicKey);
  if (a === undefined) return false;
  const hash = sha512.create().update(r).update(publicKey).update(message).digest();
  const k = littleEndian(hash) % order;
  const sum = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k));
  return equal(sum.toBytes(), r) && !sum.isSmallOrder();
}
