import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { renameDurably } from './atomic-file.ts';
import { refusing } from './refusals.ts';
import { type Seal, writeSeal } from './seal.ts';

const copyEnding = '.rekey';

/** Where a rekey writes the new copy of a database. */
export function rekeyCopyOf(file: string): string {
  return `${file}${copyEnding}`;
}

/**
 * Brings an interrupted rekey to its end. Before its point of no return (the new seal) the copies
 * are waste; after it they are the databases. Held under the folder lock.
 */
export function settleRekey(paths: { folder: string; guard: string }, seal: Seal): void {
  refusing(() => {
    for (const folder of [join(paths.folder, 'lines'), paths.guard]) {
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder)) {
        if (!name.includes(copyEnding)) continue;
        const copy = join(folder, name);
        if (seal.renaming && name.endsWith(copyEnding)) takeOver(copy);
        else rmSync(copy, { force: true });
      }
    }
    if (!seal.renaming) return;
    const { station, derivation, nonce, wrapped } = seal;
    writeSeal(paths.folder, { station, derivation, nonce, wrapped });
  });
}

function takeOver(copy: string): void {
  const file = copy.slice(0, -copyEnding.length);
  // All of it is in the copy; replayed into the new file it would be noise.
  rmSync(`${file}-wal`, { force: true });
  renameDurably(copy, file);
}

/** Keeps a file that cannot be used under the first free name beside it. */
export function setAside(file: string): void {
  if (!existsSync(file)) return;
  for (let n = 1; ; n++) {
    const aside = `${file}.set-aside-${n}`;
    if (existsSync(aside)) continue;
    renameSync(file, aside);
    rmSync(`${file}-wal`, { force: true });
    return;
  }
}
