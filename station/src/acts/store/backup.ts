import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { StationLine } from '../../station.ts';
import { backup } from '../../store/backup.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess } from '../access/record.ts';
import { ActRefusal, act } from '../act.ts';

/**
 * One encrypted file of all lines that open; recorded in the private journal of each before it is
 * made. Says which lines are damaged and so not in it.
 */
export const backupAct = act({
  name: 'backup',
  input: z.strictObject({
    file: z.string().refine(isAbsolute, 'an absolute path'),
    officer: officerWord,
  }),
  run: async ({ station, progress }, { file, officer }) => {
    const { time } = station.clock.now();
    const lines = [...station.lines.values()];
    const by = lines.map((line) => officerOn(line, officer));
    if (officer !== null && by.every((id) => id === null)) {
      throw new ActRefusal('unknown-officer', officer);
    }
    lines.forEach((line, i) => {
      recordAccess(line, { act: 'backup', what: [file], officer: by[i] ?? null });
    });
    const leftOut = [...station.damaged.values()].map(({ id, name, code }) => ({ id, name, code }));
    await backup(station.store, file, { made: time, progress, leftOut });
    return { file, made: time, lines: [...station.lines.keys()], leftOut };
  },
});

/** A backup is of all lines; on some of them its officer may be on no roster. */
function officerOn(line: StationLine, officer: string | null): Uint8Array | null {
  try {
    return officerNamed(line, officer);
  } catch (error) {
    if (error instanceof ActRefusal && error.code === 'unknown-officer') return null;
    throw error;
  }
}
