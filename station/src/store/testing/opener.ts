import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineStore } from '../line-store.ts';
import { StationStore } from '../station-store.ts';
import { keyFile, line, refusalCode } from './scratch.ts';

/* A second process that tries to open what another has open; prints the code of the refusal. */
const [what, first, second] = process.argv.slice(2) as [string, string, string];

function open(): { close(): void } {
  if (what === 'station') return StationStore.open({ folder: first, guard: second }, keyFile);
  const key = JSON.parse(readFileSync(join(second, 'key-for-test'), 'utf8'));
  const bytes = {
    station: Uint8Array.from(key.station as number[]),
    secret: Uint8Array.from(key.secret as number[]),
  };
  return LineStore.open(first, bytes, line);
}

process.stdout.write(refusalCode(() => open().close()));
