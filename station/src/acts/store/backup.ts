import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { backup } from '../../store/backup.ts';
import { privateKinds } from '../../store/private-journal.ts';
import { act } from '../act.ts';

/** One encrypted file of all lines; recorded in the private journal of each before it is made. */
export const backupAct = act({
  name: 'backup',
  input: z.strictObject({ file: z.string().refine(isAbsolute, 'an absolute path') }),
  run: async ({ station, progress }, { file }) => {
    const { time, clock } = station.clock.now();
    for (const line of station.lines.values()) {
      line.privateJournal.append({
        kind: privateKinds.access,
        officer: null,
        act: 'backup',
        what: file,
        time,
        clock,
      });
    }
    await backup(station.store, file, { made: time, progress });
    return { file, made: time, lines: [...station.lines.keys()] };
  },
});
