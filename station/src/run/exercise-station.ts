import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks a station's folder: it holds lines for exercises, and no other ever. */
const markName = 'exercise-station';

export function markExerciseStation(folder: string): void {
  const text = 'This station is for exercises. Lines of class REAL are refused.\n';
  writeFileSync(join(folder, markName), text, { mode: 0o600 });
}

export function isExerciseStation(folder: string): boolean {
  return existsSync(join(folder, markName));
}
