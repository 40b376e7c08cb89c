import { equal, hex, unhex } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { decode, encode } from '../codec/cbor.ts';
import { bytes, checked, list, nullable, text, tuple, uint } from '../codec/check.ts';
import { journalKey } from '../codec/names.ts';
import type { Have, HaveMark, Payload } from '../codec/payload.ts';
import { cosignedBy } from '../replication/counts.ts';
import type { Where } from '../replication/entries.ts';
import { type Journal, type Line, newTask, type Peer } from '../replication/line.ts';
import { onHave } from '../replication/repair.ts';

/*
 * What a courier file tells and nothing else repeats: which challenge the peer has seen, what it
 * holds, which notes it asks for. A circuit that is up says so again every minute; between two
 * files the process may end, so it is kept as a fact of the line's store.
 */

/** The name of the circuit that every courier file comes by. */
export const courierCircuit = 'courier';

/** Challenges of courier files that are kept: so many files may be under way to one peer. */
const challengesKept = 32;
const factPrefix = 'courier.';

/** Takes the payloads that are different by courier; false: it is like any other. */
export function onCourierPayload(line: Line, peer: Peer, where: Where, payload: Payload): boolean {
  if (where.circuit !== courierCircuit) return false;
  switch (payload.type) {
    case 'have':
      learn(line, peer, payload);
      break;
    case 'challenge':
      // No answer can go back by this circuit; the next have vector names it.
      peer.seenChallenge = payload.nonce;
      break;
    case 'note-want': {
      const key = journalKey(payload.journal);
      const { asked } = peer.byCourier;
      if (line.journals.has(key) && asked.size < limits.heldMarksMax) {
        asked.add(`${key}|${payload.size}`);
      }
      break;
    }
    default:
      return false;
  }
  remember(line, peer);
  return true;
}

function learn(line: Line, peer: Peer, have: Have): void {
  const before = peer.haveOrdinal;
  const ordinal = have.seen ? (peer.challenges.get(hex(have.seen))?.ordinal ?? -1) : -1;
  onHave(line, peer, have);
  if (ordinal < before) return;
  const { reported, asking } = peer.byCourier;
  for (const mark of have.marks) {
    const key = journalKey(mark);
    if (mark.party === peer.party) {
      const known = ordinal > before ? 0 : (reported.get(key) ?? 0);
      reported.set(key, Math.max(known, mark.size));
    }
    const journal = line.journals.get(key);
    if (journal && differs(journal, mark) && asking.size < limits.heldMarksMax) {
      asking.add(`${key}|${mark.size}`);
    }
  }
}

function differs(journal: Journal, mark: HaveMark): boolean {
  const { durable, heads } = journal;
  const known = mark.size === durable.size ? durable : heads.get(mark.size);
  return known !== undefined && mark.size > 0 && !equal(known.root, mark.root);
}

/** A challenge for one courier file, remembered in its order. */
export function courierChallenge(line: Line, peer: Peer): Uint8Array {
  const nonce = line.entropy.bytes(8);
  const at = line.now.elapsed;
  const ordinal = peer.challengeCount++;
  peer.challenges.set(hex(nonce), { ordinal, circuit: courierCircuit, at });
  return nonce;
}

/** Writes what is known of this peer by courier, with the next transaction. */
export function remember(line: Line, peer: Peer): void {
  const files = [...peer.challenges]
    .filter(([, { circuit }]) => circuit === courierCircuit)
    .slice(-challengesKept);
  const newest = files.findLastIndex(([, { ordinal }]) => ordinal <= peer.haveOrdinal);
  const marks = [...line.journals.values()].flatMap((journal) => {
    const own = journal.name.party === peer.party;
    const size = own ? peer.byCourier.reported.get(journal.key) : peer.have.get(journal.key);
    // With the cosignature of that moment: a later one overrides what the vector said.
    return size === undefined ? [] : [[journal.key, size, cosignedBy(line, journal, peer.party)]];
  });
  const { asked, asking } = peer.byCourier;
  const nonces = files.map(([name]) => unhex(name) as Uint8Array);
  const value = encode([peer.seenChallenge, nonces, newest + 1, marks, [...asked], [...asking]]);
  const records = [{ t: 'fact' as const, key: `${factPrefix}${peer.party}`, value }];
  const id = newTask(line, { task: 'facts' });
  line.effects.push({ kind: 'persist', id, records, urgent: false });
}

const keyText = text(1, 64);
const shape = tuple(
  nullable(bytes(8)),
  list(bytes(8), 0, challengesKept),
  uint,
  list(tuple(keyText, uint, uint), 0, 1024),
  list(keyText, 0, limits.heldMarksMax),
  list(keyText, 0, limits.heldMarksMax),
);

/** At a start, behind heads and cosignatures: what earlier processes learnt by courier. */
export function recallCourier(line: Line, facts: ReadonlyMap<string, Uint8Array>): void {
  for (const peer of line.peers.values()) {
    const value = facts.get(`${factPrefix}${peer.party}`);
    const decoded = value ? decode(value) : undefined;
    const fields = decoded?.ok ? checked(shape, decoded.value, 'courier fact') : undefined;
    if (!fields?.ok) continue;
    const [seen, nonces, newest, marks, asked, asking] = fields.value;
    peer.seenChallenge = seen;
    nonces.forEach((nonce, ordinal) => {
      const at = line.now.elapsed;
      peer.challenges.set(hex(nonce), { ordinal, circuit: courierCircuit, at });
    });
    peer.challengeCount = nonces.length;
    peer.haveOrdinal = newest - 1;
    for (const name of asked) peer.byCourier.asked.add(name);
    for (const name of asking) peer.byCourier.asking.add(name);
    for (const [key, size, then] of marks) recallMark(line, peer, { key, size, then });
  }
}

function recallMark(
  line: Line,
  peer: Peer,
  mark: { key: string; size: number; then: number },
): void {
  const journal = line.journals.get(mark.key);
  if (!journal) return;
  if (journal.name.party === peer.party) {
    peer.byCourier.reported.set(mark.key, mark.size);
    return;
  }
  const now = cosignedBy(line, journal, peer.party);
  peer.have.set(mark.key, now > mark.then ? Math.max(now, mark.size) : mark.size);
}
