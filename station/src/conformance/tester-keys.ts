import { randomBytes } from 'node:crypto';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import type { Charter, Party } from '@parley/core/codec/charter.ts';
import { lineIdOf } from '@parley/core/codec/charter.ts';
import {
  addCharterSignature,
  type CharterFile,
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { settingNumber } from '@parley/core/codec/settings.ts';
import { z } from 'zod';
import { ActRefusal } from '../acts/act.ts';
import { draftCharter } from '../ceremony/draft-charter.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { ed25519Signer, newSeed } from '../keys/signer.ts';
import { drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { entropy } from '../station.ts';

/*
 * The tester is four parties at once: one that keeps the rules when it does not say otherwise, one
 * that looks on, and two whose journals end badly. Their private keys lie in one file.
 */

export const roles = ['tester', 'witness', 'forker', 'hoarder'] as const;
export type Role = (typeof roles)[number];

/** Index of the station under test on the line of a test. */
export const stationIndex = 0;

const bytesShape = z.string().regex(/^(?:[0-9a-f]{2})+$/);
const partyShape = z.strictObject({
  role: z.enum(roles),
  tag: bytesShape,
  note: bytesShape,
  cosign: bytesShape,
  tls: bytesShape,
  recovery: bytesShape,
  receive: z.strictObject({ publicKey: bytesShape, privateKey: bytesShape }),
});
const fileShape = z.strictObject({
  kind: z.literal('parley-conformance-keys'),
  secret: bytesShape,
  parties: z.array(partyShape).length(roles.length),
});

export type TesterFile = z.infer<typeof fileShape>;

/** A line on which the station under test can meet the tester: the charter, and what to keep. */
export type Prepared = {
  readonly charterFile: Uint8Array;
  readonly secret: Uint8Array;
  readonly keys: TesterFile;
};

/** Periods in which a station writes what it has seen of its circuits. */
export const availabilityPeriodS = 10;

/** How long a receive key outlives its successor's last receipt. */
export const keepS = 2;

/** Short periods, so that a test need not wait for what a station does by itself. */
const settings = new Map([
  [settingNumber('challengePeriodS'), 1],
  [settingNumber('canaryPeriodS'), 2],
  [settingNumber('flashBoundS'), 8],
  [settingNumber('availabilityPeriodS'), availabilityPeriodS],
  [settingNumber('keepS'), keepS],
]);

/**
 * Draws the tester's keys and a charter between the station whose card this is and the tester,
 * signed by the tester's side. The station's operator signs and adopts it like any other.
 */
export async function prepare(card: Party, address: string): Promise<Prepared> {
  const made = await Promise.all(roles.map(drawParty));
  const { file, secret } = draftCharter({
    name: `conformance ${hex(new Uint8Array(randomBytes(4)))}`,
    parties: [card, ...made.map(({ party }) => party)],
    circuits: [
      { id: 'bag', kind: 'courier', addresses: [] },
      { id: 'ws', kind: 'websocket', addresses: [{ party: stationIndex, address }] },
    ],
    rules: [
      {
        kinds: [1],
        classes: [0],
        fromPrecedence: 0,
        needs: [{ count: 1, roles: ['releaser'] }],
      },
    ],
    settings,
    predecessor: null,
    founded: Date.now(),
  });
  let charter = charterFileOf(file);
  made.forEach(({ recovery }, i) => {
    const signature = ed25519Signer(recovery).sign(charterSigningInput(charter.charter));
    const signed = addCharterSignature(nodeCrypto(), charter, i + 1, signature);
    if (!signed.ok) throw new ActRefusal(signed.code, signed.detail);
    charter = signed.value;
  });
  const parties = made.map(({ kept }) => kept);
  const keys = { kind: 'parley-conformance-keys' as const, secret: hex(secret), parties };
  return { charterFile: encodeCharterFile(charter), secret, keys };
}

async function drawParty(role: Role) {
  const secrets = await drawSecrets(entropy);
  const recovery = newSeed();
  const publicKey = ed25519Signer(newSeed()).publicKey;
  const id = officerIdOf(nodeCrypto(), 0, publicKey);
  const party: Party = {
    name: role,
    titles: new Map([['en', role]]),
    zone: 'UTC',
    recovery: ed25519Signer(recovery).publicKey,
    tag: secrets.tag,
    keys: publicKeysOf(secrets),
    officers: [{ id, scheme: 0, publicKey, roles: ['releaser'], name: `officer of ${role}` }],
  };
  const kept = {
    role,
    tag: hex(secrets.tag),
    note: hex(secrets.note),
    cosign: hex(secrets.cosign),
    tls: hex(secrets.tls),
    recovery: hex(recovery),
    receive: {
      publicKey: hex(secrets.receive.publicKey),
      privateKey: hex(secrets.receive.privateKey),
    },
  };
  return { party, recovery, kept };
}

/** The line of a test as its tester knows it. */
export type TestLine = {
  readonly id: Uint8Array;
  readonly charter: Charter;
  readonly secret: Uint8Array;
  readonly parties: ReadonlyMap<Role, TesterParty>;
};

/** One of the tester's parties with its private keys, as incarnation 0. */
export type TesterParty = ReturnType<typeof testerParty>;

/** Refuses what is no file of `prepare`, and a charter that not all have signed. */
export function testLine(keysText: string, charterBytes: Uint8Array): TestLine {
  const keys = fileShape.safeParse(jsonOf(keysText));
  if (!keys.success) throw new ActRefusal('file-unreadable', 'keys of the tester');
  const file = charterFileOf(charterBytes);
  const charter = verifyCharterFile(nodeCrypto(), file);
  if (!charter.ok) throw new ActRefusal(charter.code, charter.detail);
  const id = lineIdOf(nodeCrypto(), file.charter);
  const parties = keys.data.parties.map((one, i) => testerParty(id, i + 1, one));
  return {
    id,
    charter: charter.value,
    secret: bytesOf(keys.data.secret),
    parties: new Map(parties.map((party) => [party.role, party])),
  };
}

function testerParty(line: Uint8Array, index: number, kept: TesterFile['parties'][number]) {
  const name = { party: index, number: 0, tag: bytesOf(kept.tag) };
  return {
    role: kept.role,
    name,
    origin: originOf(line, kept.role, name),
    note: ed25519Signer(bytesOf(kept.note)),
    cosign: ed25519Signer(bytesOf(kept.cosign)),
    recovery: ed25519Signer(bytesOf(kept.recovery)),
    tls: bytesOf(kept.tls),
    receive: {
      number: 0,
      publicKey: bytesOf(kept.receive.publicKey),
      privateKey: bytesOf(kept.receive.privateKey),
    },
  };
}

function charterFileOf(bytes: Uint8Array): CharterFile {
  const file = decodeCharterFile(bytes);
  if (!file.ok) throw new ActRefusal(file.code, file.detail);
  return file.value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): Uint8Array {
  return unhex(text) as Uint8Array;
}
