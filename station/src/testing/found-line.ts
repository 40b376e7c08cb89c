import { join } from 'node:path';
import { type Charter, checkCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import {
  addCharterSignature,
  type CharterFile,
  charterSigningInput,
  pskHashOf,
} from '@parley/core/codec/charter-file.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { ed25519Signer, newSeed, type Signer } from '../keys/signer.ts';
import { adoptLine, drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { entropy } from '../station.ts';
import { type StationPaths, StationStore } from '../store/station-store.ts';

/** What a founded line is reached by: folders, and everyone's secrets. */
export type FoundedLine = {
  readonly line: Uint8Array;
  readonly charter: Charter;
  readonly paths: readonly StationPaths[];
  readonly secret: { readonly keyFile: Uint8Array };
  readonly officers: readonly {
    readonly officer: Officer;
    readonly signer: Signer;
    readonly seed: Uint8Array;
  }[];
  readonly recovery: readonly Signer[];
};

export type FoundingPlan = {
  readonly folder: string;
  readonly names: readonly string[];
  /** Listening address per party; a party without one only dials. */
  readonly addresses: readonly (string | null)[];
  readonly rules?: readonly Rule[];
  readonly settings?: ReadonlyMap<number, number>;
  readonly roles?: readonly Role[];
  /** The charter that a party adopts, where it is not the same everywhere. */
  readonly charterFor?: (charter: Charter, party: number) => Charter;
};

const crypto = nodeCrypto();

/** Founds a line among stations of one machine in one go, for measurements and tests. */
export async function foundLine(plan: FoundingPlan): Promise<FoundedLine> {
  const secret = { keyFile: entropy.bytes(32) };
  const secrets = await Promise.all(plan.names.map(() => drawSecrets(entropy)));
  const recovery = plan.names.map(() => ed25519Signer(newSeed()));
  const roles = plan.roles ?? (['principal', 'releaser', 'duty-officer'] as const);
  const officers = plan.names.map((name) => makeOfficer(`officer of ${name}`, roles));
  const psk = entropy.bytes(32);
  const parties = plan.names.map((name, i): Party => {
    const own = secrets[i] as (typeof secrets)[number];
    return {
      name,
      titles: new Map([['en', name]]),
      zone: 'UTC',
      recovery: (recovery[i] as Signer).publicKey,
      tag: own.tag,
      keys: publicKeysOf(own),
      officers: [(officers[i] as (typeof officers)[number]).officer],
    };
  });
  const addresses = plan.addresses.flatMap((address, party) =>
    address ? [{ party, address }] : [],
  );
  const charter: Charter = {
    name: 'founded line',
    nonce: entropy.bytes(16),
    founded: Date.now(),
    parties,
    circuits: [{ id: 'ws', kind: 'websocket', addresses }],
    rules: plan.rules ?? [],
    settings: plan.settings ?? new Map(),
    pskHash: pskHashOf(crypto, psk),
    predecessor: null,
  };
  const file = signedFile(charter, recovery);
  const paths = plan.names.map((name) => ({
    folder: join(plan.folder, name),
    guard: join(plan.folder, name, 'guard'),
  }));
  paths.forEach((path, i) => {
    const station = StationStore.create(path, secret);
    const own = secrets[i] as (typeof secrets)[number];
    const { charterFor } = plan;
    const held = charterFor ? signedFile(charterFor(charter, i), recovery) : file;
    const adopted = adoptLine(crypto, station, { file: held, psk, secrets: own, time: Date.now() });
    if (!adopted.ok) throw new Error(`${adopted.code}: ${adopted.detail}`);
    station.close();
  });
  return { line: lineIdOf(crypto, file.charter), charter, paths, secret, officers, recovery };
}

function makeOfficer(name: string, roles: readonly Role[]) {
  const seed = newSeed();
  const signer = ed25519Signer(seed);
  const { publicKey } = signer;
  const id = officerIdOf(crypto, 0, publicKey);
  const officer: Officer = { id, scheme: 0, publicKey, roles, name };
  return { officer, signer, seed };
}

function signedFile(charter: Charter, recovery: readonly Signer[]): CharterFile {
  const bytes = checkCharter(crypto, charter);
  if (!bytes.ok) throw new Error(`${bytes.code}: ${bytes.detail}`);
  let file: CharterFile = { charter: bytes.value, signatures: [] };
  recovery.forEach((signer, party) => {
    const signature = signer.sign(charterSigningInput(file.charter));
    const signed = addCharterSignature(crypto, file, party, signature);
    if (!signed.ok) throw new Error(`${signed.code}: ${signed.detail}`);
    file = signed.value;
  });
  return file;
}
