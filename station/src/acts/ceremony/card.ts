import { existsSync, rmSync } from 'node:fs';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { encodeCard } from '@parley/core/codec/card.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import {
  type Founding,
  foundingFileOf,
  readFounding,
  writeFounding,
} from '../../ceremony/founding-file.ts';
import { cardWords, wordsOf } from '../../ceremony/words.ts';
import { drawSecrets, publicKeysOf } from '../../loop/founding-keys.ts';
import { entropy, type Station } from '../../station.ts';
import { ActRefusal, act } from '../act.ts';

/** The own card for the next ceremony: keys are drawn anew for each line. */
export const cardAct = act({
  name: 'card',
  input: z.strictObject({}),
  run: async ({ station }) => {
    const { party } = await foundingOf(station);
    const card = encodeCard(party);
    const hash = station.crypto.sha256(card);
    const words = wordsOf(hash, cardWords);
    return { party: party.name, card: hex(card), sha256: hex(hash), words };
  },
});

/**
 * What this station brings to its next ceremony. After an adoption the keys of that card are in
 * use, so new ones are drawn; officers are then those of the newest line. Refuses `no-card` when
 * the station has neither.
 */
export async function foundingOf(station: Station): Promise<Founding> {
  const { folder } = station.store.paths;
  const found = existsSync(foundingFileOf(folder))
    ? readFounding(folder, station.store.key)
    : undefined;
  if (found && !isUsed(station, found)) return found;
  const line = [...station.lines.values()]
    .sort((a, b) => a.charter.founded - b.charter.founded)
    .at(-1);
  const before = line?.charter.parties[line.me] ?? found?.party;
  if (!before) throw new ActRefusal('no-card');
  const officers = line ? officersNow(line.host.line.rosters[line.me] as Roster) : before.officers;
  const secrets = await drawSecrets(entropy);
  const party = { ...before, officers, tag: secrets.tag, keys: publicKeysOf(secrets) };
  writeFounding(folder, station.store.key, { party, secrets });
  return { party, secrets };
}

/** Keys of an adopted line are in its keyring, and serve no other ceremony. */
export function dropUsedFounding(station: Station): void {
  const { folder } = station.store.paths;
  const file = foundingFileOf(folder);
  if (!existsSync(file) || !isUsed(station, readFounding(folder, station.store.key))) return;
  rmSync(file, { force: true });
}

function isUsed(station: Station, { party }: Founding): boolean {
  return [...station.lines.values()].some(({ charter, me }) => {
    return equal(charter.parties[me]?.tag as Uint8Array, party.tag);
  });
}
