import { limits } from '@parley/core/base/limits.ts';

/** A byte string of exactly this length. */
export function isBytes(value: unknown, length: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === length;
}

/** A whole number from 0 to 2^53 - 1. */
export function isUint(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The index of a party. */
export function isParty(value: unknown): value is number {
  return isUint(value) && value < limits.partiesMax;
}
