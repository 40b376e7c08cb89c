import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActRefusal } from '../acts/act.ts';
import type { Station } from '../station.ts';

/** Marks a station's folder: it holds lines for exercises, and no other ever. */
const markName = 'exercise-station';

export function markExerciseStation(folder: string): void {
  const text = 'This station is for exercises. Lines of class REAL are refused.\n';
  writeFileSync(join(folder, markName), text, { mode: 0o600 });
}

export function isExerciseStation(folder: string): boolean {
  return existsSync(join(folder, markName));
}

/**
 * A station whose desk keeps officers' keys for a demonstration speaks for nobody: refuses
 * `exercise-line` where it holds a real line, or could adopt one. Asked before a circuit opens.
 */
export function refuseDemonstration(station: Station): void {
  const real = [...station.lines.values()].find(
    ({ host }) => host.line.settings.exerciseOnly === 0,
  );
  if (!real && isExerciseStation(station.store.paths.folder)) return;
  throw new ActRefusal('exercise-line', real?.charter.name ?? 'desk-demonstration');
}
