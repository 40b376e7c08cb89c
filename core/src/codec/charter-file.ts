import { ascii, concat } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { decode, encode } from './cbor.ts';
import { type Charter, decodeCharter } from './charter.ts';
import { bytesUpTo, checked, list, mapped, tuple } from './check.ts';
import { partyIndex, signature64 } from './shapes.ts';

/** A charter with the signatures it has so far, by party index in rising order. */
export type CharterFile = {
  readonly charter: Uint8Array;
  readonly signatures: readonly { readonly party: number; readonly signature: Uint8Array }[];
};

/** What a party's recovery key signs to found a line. */
export function charterSigningInput(charter: Uint8Array): Uint8Array {
  return concat(ascii('parley/charter/v1'), charter);
}

/** SHA-256("parley/psk/v1", ceremony secret), as the charter states it. */
export function pskHashOf(crypto: Crypto, psk: Uint8Array): Uint8Array {
  return crypto.sha256(concat(ascii('parley/psk/v1'), psk));
}

export function encodeCharterFile(file: CharterFile): Uint8Array {
  const signatures = file.signatures.map(({ party, signature }) => [party, signature] as const);
  return encode([file.charter, signatures]);
}

/** A charter file, signed by all, some or none; no signature is checked. */
export function decodeCharterFile(bytes: Uint8Array): Result<CharterFile> {
  const most = limits.charterBytesMax + 1024;
  if (bytes.length > most) return refuse('over-limit', 'bytes of a charter file');
  const decoded = decode(bytes);
  return decoded.ok ? checked(shape, decoded.value, 'charter file') : decoded;
}

/**
 * The file with one more signature, in its place. Refuses `bad-signature`, `unknown-party`, and
 * what `decodeCharter` refuses. A second signature of one party replaces the first.
 */
export function addCharterSignature(
  crypto: Crypto,
  file: CharterFile,
  party: number,
  signature: Uint8Array,
): Result<CharterFile> {
  const charter = decodeCharter(crypto, file.charter);
  if (!charter.ok) return charter;
  const signed = checkSignature(crypto, file, charter.value, { party, signature });
  if (!signed.ok) return signed;
  const others = file.signatures.filter((one) => one.party !== party);
  const signatures = [...others, { party, signature }].sort((a, b) => a.party - b.party);
  return ok({ charter: file.charter, signatures });
}

/** The charter, if every party's recovery key signed it. Only such a charter founds a line. */
export function verifyCharterFile(crypto: Crypto, file: CharterFile): Result<Charter> {
  const charter = decodeCharter(crypto, file.charter);
  if (!charter.ok) return charter;
  for (const one of file.signatures) {
    const signed = checkSignature(crypto, file, charter.value, one);
    if (!signed.ok) return signed;
  }
  const missing = charter.value.parties.length - file.signatures.length;
  return missing === 0 ? charter : refuse('bad-charter', `${missing} signatures missing`);
}

function checkSignature(
  crypto: Crypto,
  file: CharterFile,
  charter: Charter,
  one: CharterFile['signatures'][number],
): Result<true> {
  const party = charter.parties[one.party];
  if (party === undefined) return refuse('unknown-party', `signature of party ${one.party}`);
  const input = charterSigningInput(file.charter);
  return crypto.verifyEd25519(party.recovery, input, one.signature)
    ? ok(true)
    : refuse('bad-signature', `charter, ${party.name}`);
}

const shape = mapped(
  tuple(
    bytesUpTo(limits.charterBytesMax),
    list(
      mapped(tuple(partyIndex, signature64), ([party, signature]) => ({ party, signature })),
      0,
      limits.partiesMax,
    ),
  ),
  ([charter, signatures]): CharterFile | undefined => {
    const rising = signatures.every(
      (one, i) => i === 0 || one.party > (signatures[i - 1]?.party ?? 0),
    );
    return rising ? { charter, signatures } : undefined;
  },
);
