import type { StoreRecord } from '../journal/records.ts';
import { type Line, newTask } from './line.ts';

/** Something that is written once and never changes: a proof, a certificate. */
export type KeptFact = {
  readonly record: Extract<StoreRecord, { t: 'fact' }>;
  /** It may use the space that is kept for warnings. */
  readonly urgent: boolean;
};

/** Writes it, and again where the disk has refused it: what convicts somebody is not forgotten. */
export function keepFact(line: Line, kept: KeptFact): void {
  const id = newTask(line, { task: 'facts', kept });
  line.effects.push({ kind: 'persist', id, records: [kept.record], urgent: kept.urgent });
}

/** To be called at the end of a turn: when the fault is over, or when the disk is tried again. */
export function keepAgain(line: Line): void {
  if (line.unkept.length === 0 || (line.fault && !line.probe)) return;
  for (const kept of line.unkept.splice(0)) keepFact(line, kept);
}
