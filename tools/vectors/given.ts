import { unhex } from '@parley/core/base/bytes.ts';
import type { Facts } from './case.ts';

/** Bytes of a fact. Throws when it is absent or no hexadecimal: the vector file is wrong. */
export function bytesOf(facts: Facts | undefined, name: string): Uint8Array {
  const value = facts?.[name];
  const bytes = typeof value === 'string' ? unhex(value) : undefined;
  if (bytes === undefined) throw new Error(`the case gives no bytes '${name}'`);
  return bytes;
}

/** A number among the facts; throws when it is absent. */
export function numberOf(facts: Facts | undefined, name: string): number {
  const value = facts?.[name];
  if (typeof value !== 'number') throw new Error(`the case gives no number '${name}'`);
  return value;
}

/** A text among the facts; throws when it is absent. */
export function textOf(facts: Facts | undefined, name: string): string {
  const value = facts?.[name];
  if (typeof value !== 'string') throw new Error(`the case gives no text '${name}'`);
  return value;
}
