import { limits } from '../base/limits.ts';
import { type AnyItem, headerBytes, isOpaque, leafOf } from '../codec/entry.ts';
import { journalKey } from '../codec/names.ts';
import { decodeOverLimitProof, encodeOverLimitProof } from '../codec/over-limit.ts';
import { type Bundle, decodeBundleOverLimits, encodePayload } from '../codec/payload.ts';
import { advance } from '../journal/head.ts';
import { brokenLimit, verifyOverLimitProof } from '../journal/over-limit.ts';
import { signedBy, type Where } from './entries.ts';
import { keepFact } from './keep-fact.ts';
import { type Journal, type Line, type Peer, refused } from './line.ts';
import { transmit } from './send.ts';

/**
 * A bundle was refused for its size. If its author signed an entry over the limits and all before
 * it is held here, that is proven, so that he cannot blame others for it (spec/fork-proof.md).
 */
export function onOverLimitBundle(line: Line, payload: Uint8Array): void {
  const decoded = decodeBundleOverLimits(payload);
  const journal = decoded.ok ? line.journals.get(journalKey(decoded.value.journal)) : undefined;
  if (!decoded.ok || !journal || journal.over) return;
  const proof = proofOf(line, journal, decoded.value);
  if (proof) stands(line, journal, proof);
}

function proofOf(line: Line, journal: Journal, bundle: Bundle): Uint8Array | undefined {
  const { first, items, signature } = bundle;
  const seq = first + items.length - 1;
  const { staged } = journal;
  if (first > staged.size || seq < staged.size) return undefined;
  const last = items.at(-1) as AnyItem;
  const place = { line: line.id, journal: journal.name, seq };
  const header = isOpaque(last) ? last.header : headerBytes(place, last);
  const { salt, body } = last;
  const before = items.slice(staged.size - first, -1);
  if (brokenLimit(header, body.length) === undefined) return undefined;
  const head = before.length === 0 ? staged : advance(line.id, journal.name, staged, before).head;
  const { root } = advance(line.id, journal.name, head, [last]).head;
  const leaf = leafOf(line.crypto, place, last);
  const note = { size: seq + 1, root, leaf, signature };
  if (!signedBy(line, journal, note, signature)) return undefined;
  // The siblings of a tree's last leaf are the full subtrees before it, from the right.
  const path = [...head.frontier.hashes].reverse();
  const shown = { journal: journal.name, seq, header, salt, body, note, path };
  return encodeOverLimitProof({ line: line.id, ...shown });
}

/** A proof that a peer shows: checked, stored and passed on once. */
export function onOverLimitProof(line: Line, where: Where, bytes: Uint8Array): void {
  const decoded = decodeOverLimitProof(bytes);
  if (!decoded.ok) return refused(line, decoded.code, decoded.detail, where);
  const journal = line.journals.get(journalKey(decoded.value.journal));
  if (!journal) return refused(line, 'unknown-journal', 'of an over-limit proof', where);
  if (journal.over) return;
  const accused = { line: line.id, origin: journal.origin, noteKey: journal.keys.note };
  const verified = verifyOverLimitProof(line.crypto, accused, decoded.value);
  if (!verified.ok) return refused(line, verified.code, verified.detail, where);
  stands(line, journal, bytes);
}

/** What came before stays as it is; nothing more of this journal is taken. */
function stands(line: Line, journal: Journal, proof: Uint8Array): void {
  journal.over = true;
  journal.overProof = proof;
  line.effects.push({ kind: 'show', event: { event: 'contested', journal: journal.name } });
  const record = { t: 'fact', key: `over.${journal.key}`, value: proof } as const;
  keepFact(line, { record, urgent: false });
  for (const peer of line.peers.values()) showOverLimitProof(line, peer, proof);
}

/** To a peer whose circuit came up: perhaps it could not be reached when they were made. */
export function showOverLimitProofs(line: Line, peer: Peer, circuit: string): void {
  for (const { overProof: proof } of line.journals.values()) {
    if (proof) showOverLimitProof(line, peer, proof, circuit);
  }
}

/**
 * A proof is some hundred bytes longer than the bundle that it was made of, so that an author can
 * choose an entry of which the one fits a frame and the other does not: that one is kept here only.
 */
function showOverLimitProof(line: Line, peer: Peer, proof: Uint8Array, circuit?: string): void {
  const payload = encodePayload({ type: 'over-limit', proof });
  if (payload.length <= limits.payloadBytesMax) transmit(line, peer, payload, circuit);
}
