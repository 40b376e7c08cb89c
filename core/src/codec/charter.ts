import { hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { circuitId } from './availability.ts';
import { type CborValue, decode, encode } from './cbor.ts';
import {
  bytes,
  checked,
  distinct,
  list,
  literal,
  mapOf,
  mapped,
  nullable,
  plain,
  text,
  tuple,
  uint,
} from './check.ts';
import { type Keys, keyNames, keysCheck, keysValue } from './keyset.ts';
import { type Officer, officerCheck, officerIdFits, officerValue } from './officer.ts';
import { type Rule, ruleCheck, ruleValue } from './rule.ts';
import { settingsCheck } from './settings.ts';
import {
  hash32,
  languageTag,
  type Predecessor,
  partyIndex,
  predecessorCheck,
  predecessorValue,
  tag8,
} from './shapes.ts';

/** A party as the charter names it; its keys are those of incarnation 0. */
export type Party = {
  readonly name: string;
  /** Title by language. */
  readonly titles: ReadonlyMap<string, string>;
  /** IANA time zone. */
  readonly zone: string;
  /** Ed25519, offline: signs the charter and the certificates of later incarnations. */
  readonly recovery: Uint8Array;
  /** The 8 bytes of incarnation 0. */
  readonly tag: Uint8Array;
  readonly keys: Keys;
  /** The founding roster, principals among them. */
  readonly officers: readonly Officer[];
};

/** A circuit the parties agreed on, with the address of each that listens on it. */
export type CircuitPlan = {
  readonly id: string;
  readonly kind: string;
  readonly addresses: readonly { readonly party: number; readonly address: string }[];
};

/** The founding document of a line (spec/charter.md). */
export type Charter = {
  readonly name: string;
  readonly nonce: Uint8Array;
  /** Ms since 1970 UTC. */
  readonly founded: number;
  readonly parties: readonly Party[];
  readonly circuits: readonly CircuitPlan[];
  readonly rules: readonly Rule[];
  /** What differs from the defaults, by number; `settingsOf` gives every value. */
  readonly settings: ReadonlyMap<number, number>;
  /** SHA-256("parley/psk/v1", ceremony secret). */
  readonly pskHash: Uint8Array;
  readonly predecessor: Predecessor | null;
};

/** Deterministic bytes of a charter; the line id is their hash. */
export function encodeCharter(charter: Charter): Uint8Array {
  const { name, nonce, founded, settings, pskHash, predecessor } = charter;
  const parties = charter.parties.map(partyValue);
  const circuits = charter.circuits.map((one): CborValue => {
    return [one.id, one.kind, one.addresses.map(({ party, address }) => [party, address])];
  });
  const rules = charter.rules.map(ruleValue);
  const from = predecessorValue(predecessor);
  return encode([1, name, nonce, founded, parties, circuits, rules, settings, pskHash, from]);
}

/** CBOR value of a party. */
export function partyValue(party: Party): CborValue {
  const { name, titles, zone, recovery, tag, keys, officers } = party;
  return [name, titles, zone, recovery, tag, keysValue(keys), officers.map(officerValue)];
}

/** SHA-256 of the charter's bytes: the name of the line everywhere. */
export function lineIdOf(crypto: Crypto, charter: Uint8Array): Uint8Array {
  return crypto.sha256(charter);
}

/**
 * A charter from its bytes, with every rule of spec/charter.md. Refuses `over-limit` above the
 * size of a charter, the codes of CBOR, and `bad-charter` with the rule that is broken.
 */
export function decodeCharter(crypto: Crypto, charter: Uint8Array): Result<Charter> {
  if (charter.length > limits.charterBytesMax) return refuse('over-limit', 'bytes of a charter');
  const decoded = decode(charter);
  if (!decoded.ok) return decoded;
  const shaped = checked(shape, decoded.value, 'charter');
  if (!shaped.ok) return refuse('bad-charter', 'shape');
  const broken = brokenRule(crypto, shaped.value);
  return broken === undefined ? shaped : refuse('bad-charter', broken);
}

/** The same rules for a charter being drafted: its bytes, or what the others would refuse. */
export function checkCharter(crypto: Crypto, charter: Charter): Result<Uint8Array> {
  const encoded = encodeCharter(charter);
  const decoded = decodeCharter(crypto, encoded);
  return decoded.ok ? ok(encoded) : decoded;
}

function brokenRule(crypto: Crypto, charter: Charter): string | undefined {
  const { parties, circuits } = charter;
  if (!distinct(parties.map((one) => one.name))) return 'two parties of one name';
  if (!distinct(parties.map((one) => hex(one.tag)))) return 'two incarnations of one tag';
  if (!distinct(parties.flatMap(namesOfKeys))) return 'one key in two places';
  if (!distinct(circuits.map((one) => one.id))) return 'two circuits of one id';
  for (const { addresses } of circuits) {
    const named = addresses.map((one) => one.party);
    if (!distinct(named)) return 'two addresses of one party on one circuit';
    if (named.some((party) => party >= parties.length)) return 'an address of no party';
  }
  const officers = parties.flatMap((one) => one.officers);
  if (!officers.every((one) => officerIdFits(crypto, one))) return 'an officer id not of its key';
  return undefined;
}

/** Every key of a party: one key in two uses, or at two parties, would let one speak as another. */
function namesOfKeys(party: Party): string[] {
  const officers = party.officers.map((one) => hex(one.publicKey));
  return [hex(party.recovery), ...keyNames(party.keys), ...officers];
}

/** Control characters have no place in what is shown of a charter. */

/** The shape of a party, as its card and the charter hold it. */
export const partyCheck = mapped(
  tuple(
    text(1, 32, /^[a-z0-9-]+$/),
    mapOf(languageTag, text(1, 128, plain), 16),
    text(1, 64, /^[A-Za-z0-9_+/-]+$/),
    hash32,
    tag8,
    keysCheck,
    list(officerCheck, 0, limits.officersMax),
  ),
  ([name, titles, zone, recovery, tag, keys, officers]): Party => {
    return { name, titles, zone, recovery, tag, keys, officers };
  },
);

const circuitShape = mapped(
  tuple(
    circuitId,
    text(1, 32, /^[a-z0-9-]+$/),
    list(tuple(partyIndex, text(1, 256, plain)), 0, limits.partiesMax),
  ),
  ([id, kind, pairs]): CircuitPlan => {
    return { id, kind, addresses: pairs.map(([party, address]) => ({ party, address })) };
  },
);

const shape = mapped(
  tuple(
    literal<1>(1),
    text(1, 64, plain),
    bytes(16),
    uint,
    list(partyCheck, 2, limits.partiesMax),
    list(circuitShape, 0, limits.circuitsMax),
    list(ruleCheck, 0, limits.releaseRulesMax),
    settingsCheck,
    hash32,
    nullable(predecessorCheck),
  ),
  (parts): Charter => {
    const [, name, nonce, founded, parties, circuits, rules, settings, pskHash, from] = parts;
    const predecessor = from;
    return { name, nonce, founded, parties, circuits, rules, settings, pskHash, predecessor };
  },
);
