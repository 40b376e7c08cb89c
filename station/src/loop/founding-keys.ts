import { equal, hex } from '@parley/core/base/bytes.ts';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { type Charter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import {
  type CharterFile,
  encodeCharterFile,
  pskHashOf,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { tlsPublicKey } from '../circuits/websocket/tls.ts';
import { ed25519Signer, mlDsa44Signer, newSeed } from '../keys/signer.ts';
import { hpke } from '../ports/hpke.ts';
import type { LineStore } from '../store/line-store.ts';
import type { StationStore } from '../store/station-store.ts';

/** The private keys of one incarnation before it is adopted: seeds, and the first receive key. */
export type FoundingSecrets = {
  readonly tag: Uint8Array;
  readonly note: Uint8Array;
  readonly cosign: Uint8Array;
  readonly mldsa: Uint8Array;
  readonly tls: Uint8Array;
  readonly receive: { number: number; publicKey: Uint8Array; privateKey: Uint8Array };
};

/** Draws the keys of an incarnation; its first receive key has this number. */
export async function drawSecrets(entropy: Entropy, receiveNumber = 0): Promise<FoundingSecrets> {
  const receive = await hpke.generateKeyPair();
  return {
    tag: entropy.bytes(8),
    note: newSeed(),
    cosign: newSeed(),
    mldsa: newSeed(),
    tls: newSeed(),
    receive: { number: receiveNumber, ...receive },
  };
}

/** The public halves, as charter and certificate name them. */
export function publicKeysOf(secrets: FoundingSecrets): Keys {
  const { number, publicKey } = secrets.receive;
  return {
    note: ed25519Signer(secrets.note).publicKey,
    cosign: ed25519Signer(secrets.cosign).publicKey,
    mldsa: mlDsa44Signer(secrets.mldsa).publicKey,
    tls: tlsPublicKey(secrets.tls),
    receive: { number, publicKey },
  };
}

export type Adoption = {
  readonly file: CharterFile;
  readonly psk: Uint8Array;
  readonly secrets: FoundingSecrets;
  /** Ms since 1970. */
  readonly time: number;
};

/**
 * The end of the ceremony at one station: checks charter, signatures and the ceremony's secret,
 * finds this station among the parties by its keys, and begins the line's store. The guard stands
 * at size 0 from here on. Refuses what `verifyCharterFile` refuses, `bad-charter` for a secret that
 * is not the charter's, `unknown-party` when the keys are nobody's.
 */
export function adoptLine(
  crypto: Crypto,
  station: StationStore,
  adoption: Adoption,
): Result<{ line: Uint8Array; charter: Charter; me: number; store: LineStore }> {
  const { file, psk, secrets, time } = adoption;
  const verified = verifyCharterFile(crypto, file);
  if (!verified.ok) return verified;
  const charter = verified.value;
  if (!equal(pskHashOf(crypto, psk), charter.pskHash)) {
    return refuse('bad-charter', 'the ceremony secret is another one');
  }
  const me = charter.parties.findIndex((party) => isOurs(party, secrets));
  if (me < 0) return refuse('unknown-party', "the charter names none of this station's keys");
  const line = lineIdOf(crypto, file.charter);
  const state = station.guard();
  const guard = state.state === 'ready' ? state.guard : station.replaceGuard();
  const root = crypto.sha256(new Uint8Array(0));
  guard.set({ line: hex(line), number: 0, tag: secrets.tag, size: 0, root });
  const { receive } = secrets;
  const held = guard.receiveKeys.list(hex(line));
  if (!held.some(({ publicKey }) => equal(publicKey, receive.publicKey))) {
    guard.receiveKeys.add({ line: hex(line), ...receive, created: time, retireAt: null });
  }
  // An adoption that was cut short before its one transaction left an empty database.
  const begun = station.lines().includes(hex(line));
  const store = begun ? station.line(hex(line)) : station.createLine(hex(line));
  store.write(
    [
      { t: 'fact', key: 'charter', value: encodeCharterFile(file) },
      { t: 'fact', key: 'party', value: Uint8Array.of(me) },
    ],
    {
      also: () => {
        const { note, cosign, mldsa, tls, tag } = secrets;
        const certificate = new Uint8Array(0);
        const key = journalKey({ party: me, number: 0, tag });
        store.keyring.put(key, { note, cosign, mldsa, tls, certificate });
        store.keyring.putPsk(psk);
      },
    },
  );
  return ok({ line, charter, me, store });
}

function isOurs(party: Party, secrets: FoundingSecrets): boolean {
  return (
    equal(party.tag, secrets.tag) && equal(party.keys.note, ed25519Signer(secrets.note).publicKey)
  );
}
