import { limits } from '../base/limits.ts';
import type { CircuitFacts } from './io.ts';

/**
 * Bytes of entries in one bundle for a circuit: on a slow one no more than half a second of it, or
 * one entry, for a FLASH waits behind the frame under way (spec/circuit.md).
 */
export function bundleBytesOn(circuit: CircuitFacts | undefined): number {
  const { bundleBytesTarget, bundleBytesLeast, bundleSlowMs } = limits;
  if (circuit?.rate === undefined) return bundleBytesTarget;
  const bytes = Math.floor((circuit.rate * bundleSlowMs) / 1000);
  return Math.min(bundleBytesTarget, Math.max(bundleBytesLeast, bytes));
}
