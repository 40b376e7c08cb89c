import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { type Charter, lineIdOf } from '@parley/core/codec/charter.ts';
import {
  type CharterFile,
  decodeCharterFile,
  pskHashOf,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { settingsOf } from '@parley/core/codec/settings.ts';
import { z } from 'zod';
import { refusalOfDamage } from '../../damaged-line.ts';
import { handOverFounding } from '../../desk-http/founding/hand-over.ts';
import { adoptLine } from '../../loop/founding-keys.ts';
import { isExerciseStation } from '../../run/exercise-station.ts';
import type { Station } from '../../station.ts';
import { ActRefusal, act } from '../act.ts';
import { hexBytes } from '../shapes.ts';
import { dropUsedFounding, foundingOf } from './card.ts';
import { writeFirstEntry } from './first-entry.ts';

/**
 * The end of a ceremony at this station (spec/charter.md, adoption): the line begins, its guard
 * stands at size 0, and the charter is its first entry. A charter that is held is ignored.
 */
export const charterAdoptAct = act({
  name: 'charter-adopt',
  input: z.strictObject({ file: hexBytes, secret: hexBytes }),
  run: async ({ station }, input) => {
    const { file, charter } = readCharter(station, unhex(input.file) as Uint8Array);
    const id = hex(lineIdOf(station.crypto, file.charter));
    const damaged = station.damaged.get(id);
    if (damaged) throw refusalOfDamage(damaged);
    const held = station.lines.has(id);
    if (!held) await adopt(station, { file, charter, psk: unhex(input.secret) as Uint8Array });
    const line = station.lines.get(id);
    // Also after an adoption that was cut short.
    if (line) await writeFirstEntry(line);
    dropUsedFounding(station);
    if (line) handOverFounding(station, line);
    return { line: id, name: charter.name, party: charter.parties[line?.me ?? 0]?.name, held };
  },
});

function readCharter(station: Station, bytes: Uint8Array): { file: CharterFile; charter: Charter } {
  const decoded = decodeCharterFile(bytes);
  if (!decoded.ok) throw new ActRefusal(decoded.code, decoded.detail);
  const verified = verifyCharterFile(station.crypto, decoded.value);
  if (!verified.ok) throw new ActRefusal(verified.code, verified.detail);
  return { file: decoded.value, charter: verified.value };
}

/** An exercise station never reaches a real line, nor a real one a line for exercises. */
function refuseOtherSort(station: Station, charter: Charter): void {
  const forExercises = settingsOf(charter.settings).exerciseOnly !== 0;
  const here = isExerciseStation(station.store.paths.folder);
  if (forExercises !== here) throw new ActRefusal('exercise-line', charter.name);
}

type Adopting = { file: CharterFile; charter: Charter; psk: Uint8Array };

async function adopt(station: Station, { file, charter, psk }: Adopting): Promise<void> {
  for (const line of station.lines.values()) {
    const follows = hex(charter.predecessor?.line ?? new Uint8Array(0)) === line.id;
    if (line.charter.name === charter.name && !follows) {
      throw new ActRefusal('charter-name-taken', `${charter.name}: ${line.id}`);
    }
  }
  refuseOtherSort(station, charter);
  if (!equal(pskHashOf(station.crypto, psk), charter.pskHash)) throw new ActRefusal('psk-mismatch');
  const { secrets, party } = await foundingOf(station);
  const adoption = { file, psk, secrets, time: station.clock.now().time };
  const adopted = adoptLine(station.crypto, station.store, adoption);
  if (!adopted.ok) {
    const named = charter.parties.some(({ recovery }) => equal(recovery, party.recovery));
    throw new ActRefusal(named ? 'card-old' : adopted.code, named ? party.name : adopted.detail);
  }
  await station.onLine(station.openLine(hex(adopted.value.line)));
}
