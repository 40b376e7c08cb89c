import { ascii, concat, hex, unhex } from '@parley/core/base/bytes.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import { entropy, type Station } from '../../station.ts';
import { type ActContext, ActRefusal, act, type Json } from '../act.ts';

/** How an officer shows at the local socket that he is there: his key over what was just drawn. */
const proofShape = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/u),
  challenge: z.string().regex(/^[0-9a-f]{64}$/u),
  signature: z.string().regex(/^[0-9a-f]{128}$/u),
});

/** How long a challenge is good, and how many are kept: the oldest goes first. */
const challengeMs = 60_000;
const challengesMax = 64;

/** Drawn and not yet used, and until when; they end with the process. */
const drawn = new WeakMap<Station, Map<string, number>>();

/** Draws what an officer signs before he reads, exports or discloses from the command line. */
export const challengeAct = act({
  name: 'reader-challenge',
  input: z.strictObject({}),
  run: async ({ station }) => {
    const waiting = drawn.get(station) ?? new Map<string, number>();
    drawn.set(station, waiting);
    const challenge = hex(entropy.bytes(32));
    waiting.set(challenge, station.clock.now().elapsed + challengeMs);
    const [oldest] = waiting.keys();
    if (waiting.size > challengesMax && oldest !== undefined) waiting.delete(oldest);
    return { challenge };
  },
});

/** The bytes that he signs. No release has this form: that is a hash alone. */
export function readerMessage(challenge: Uint8Array, name: string): Uint8Array {
  return concat(ascii('parley/reader/v1'), challenge, ascii(name));
}

/**
 * The input of an act with its `officer` by id, once he has proven that he is there. Whoever asks
 * at the socket holds the station's key and no officer's: by a name alone the private journal would
 * lay to an officer what the operator did. Refuses `officer-unproven` and
 * `unknown-officer`.
 */
export function provenInput(context: ActContext, name: string, input: Json): Json {
  if (context.vouched || !isObject(input)) return input;
  const { officer = null } = input;
  if (officer === null) return input;
  const proof = proofShape.safeParse(officer);
  if (!proof.success) throw new ActRefusal('officer-unproven');
  const { id, challenge, signature } = proof.data;
  const { station } = context;
  const until = drawn.get(station)?.get(challenge);
  drawn.get(station)?.delete(challenge);
  const fresh = until !== undefined && station.clock.now().elapsed <= until;
  const found = officerOnAnyLine(station, id);
  if (!found) throw new ActRefusal('unknown-officer', id);
  const message = readerMessage(unhex(challenge) as Uint8Array, name);
  const signed = unhex(signature) as Uint8Array;
  // A passkey is proven at the desk; here an Ed25519 key only.
  const good = found.scheme === 0 && station.crypto.verifyEd25519(found.publicKey, message, signed);
  if (!fresh || !good) throw new ActRefusal('officer-unproven', found.name);
  return { ...input, officer: id };
}

function isObject(value: Json): value is { readonly [part: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** His id is made from his key, so any roster of this party says which it is. */
function officerOnAnyLine(station: Station, id: string): Officer | undefined {
  for (const { host, me } of station.lines.values()) {
    const officers = officersNow(host.line.rosters[me] as Roster);
    const found = officers.find((one) => hex(one.id) === id);
    if (found) return found;
  }
  return undefined;
}
