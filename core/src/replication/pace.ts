import { limits } from '../base/limits.ts';
import type { CircuitFacts } from './io.ts';
import type { CircuitState, Line } from './line.ts';

type Paced = Pick<CircuitFacts, 'rate'> & { readonly measured?: CircuitState['measured'] };

/** Entries of ours are being written, or wait to be. */
export function isWriting({ turn, queue }: Line): boolean {
  return turn !== null || queue.some((waiting) => waiting.length > 0);
}

/** Entries wait to be written, or are on their way to that peer: attachments go behind them. */
export function entriesGoFirst(line: Line, peer: number): boolean {
  return isWriting(line) || (line.peers.get(peer)?.bytesAhead ?? 0) > 0;
}

/**
 * Bytes of entries in one bundle for a circuit: on a slow one no more than half a second of it, a
 * quarter where that is measured, or one entry, for a FLASH waits behind the frame under way
 * (spec/circuit.md).
 */
export function bundleBytesOn(circuit: Paced | undefined): number {
  const { bundleBytesTarget, bundleBytesLeast, bundleSlowMs, bundleMeasuredMs } = limits;
  const { rate, measured = null } = circuit ?? {};
  if (rate === undefined && measured === null) return bundleBytesTarget;
  const bytesMs = rate === undefined ? (measured ?? 0) * bundleMeasuredMs : rate * bundleSlowMs;
  return Math.min(bundleBytesTarget, Math.max(bundleBytesLeast, Math.floor(bytesMs / 1000)));
}

/**
 * Bytes of one part of a frame for a circuit: a quarter of a second of it. Null: every frame goes
 * whole, for the rate is neither known nor found to be low (spec/circuit.md, Parts).
 */
export function partBytesOn({ rate, measured = null }: Paced): number | null {
  const bytesPerSecond = rate ?? measured;
  if (bytesPerSecond === null) return null;
  const bytes = Math.floor((bytesPerSecond * limits.bundleMeasuredMs) / 1000);
  return Math.max(limits.partBytesLeast, bytes);
}
