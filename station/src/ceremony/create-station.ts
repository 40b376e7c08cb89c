import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { ActRefusal } from '../acts/act.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { entropy } from '../station.ts';
import type { Secret } from '../store/cipher.ts';
import { StoreRefusal } from '../store/refusals.ts';
import { hasSeal } from '../store/seal.ts';
import { type StationPaths, StationStore } from '../store/station-store.ts';
import { writeFounding } from './founding-file.ts';
import { drawRecovery, type RecoveryShare } from './recovery-shares.ts';

export type StationPlan = {
  readonly name: string;
  /** Title by language. */
  readonly titles: ReadonlyMap<string, string>;
  /** IANA time zone. */
  readonly zone: string;
  readonly officers: readonly Officer[];
  /** Folder for the two shares of the recovery key, to be carried away from the station. */
  readonly shares: string;
};

export type StationMade = { readonly party: Party; readonly shares: readonly [string, string] };

/**
 * A new station: folder, seal, guard, the keys of its first incarnation, and the recovery key in
 * two files. Refuses `exists`; a station already there, or a share, is never overwritten.
 */
export async function createStation(
  paths: StationPaths,
  secret: Secret,
  plan: StationPlan,
): Promise<StationMade> {
  const files = [1, 2].map((n) => join(plan.shares, `recovery-${n}.share`)) as [string, string];
  const taken = files.find((file) => existsSync(file));
  if (hasSeal(paths.folder)) throw new StoreRefusal('exists', paths.folder);
  if (taken !== undefined) throw new StoreRefusal('exists', taken);
  const secrets = await drawSecrets(entropy);
  const { publicKey, shares } = drawRecovery(plan.name);
  const { name, titles, zone, officers } = plan;
  const { tag } = secrets;
  const keys = publicKeysOf(secrets);
  const party: Party = { name, titles, zone, recovery: publicKey, tag, keys, officers };
  const good = decodeCard(nodeCrypto(), encodeCard(party));
  if (!good.ok) throw new ActRefusal(good.code, good.detail);
  // The shares first: a station whose recovery key is nowhere could never change its keys.
  mkdirSync(plan.shares, { recursive: true, mode: 0o700 });
  shares.forEach((share, i) => {
    writeShare(files[i] as string, share);
  });
  const store = StationStore.create(paths, secret);
  try {
    writeFounding(paths.folder, store.key, { party, secrets });
  } finally {
    store.close();
  }
  return { party, shares: files };
}

function writeShare(file: string, share: RecoveryShare): void {
  try {
    writeFileSync(file, `${JSON.stringify(share, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new ActRefusal('file-not-written', `${file}: ${(error as Error).message}`);
  }
}
