import { equal, hex } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { journalKey } from '../codec/names.ts';
import {
  encodeCosignature,
  encodePayload,
  type Have,
  type HaveMark,
  type NoteShown,
  type NoteWant,
} from '../codec/payload.ts';
import { cosignedBy } from './counts.ts';
import { signedBy, type Where } from './entries.ts';
import { forkFromNote } from './forks.ts';
import { noteCovers } from './held.ts';
import type { Loaded } from './io.ts';
import { type Journal, type Line, newTask, type Peer, refused, sortedJournals } from './line.ts';
import { loadRoot } from './roots.ts';
import {
  lost,
  mayPump,
  noteOfSize,
  pump,
  releaseWindow,
  rewind,
  sendingOf,
  transmit,
} from './send.ts';
import { onOwnNote } from './tail.ts';

/** Have vectors wait so long for one another, so that a burst of gaps costs one. */
const havePauseMs = 200;
/** One that says what the last one said brings what that brought: the pause doubles up to this. */
const havePauseMaxMs = 10_000;
/** A signed head that was asked for and did not come, or settled nothing, is asked for again. */
const noteAgainMs = 10_000;
/** What a third party wrote is passed on only when it has had time to come from its author. */
export const relayAfterMs = 2000;
/** Sent and not receipted for so long, and a have vector says so too: it is sent again. */
export const resendAfterMs = 1500;

/** A gap was seen: the peer is to learn what this station holds, soon. */
export function wantHave(peer: Peer): void {
  peer.haveWanted = true;
}

/** What this station holds of every journal (spec/have.md). */
export function haveMarks(line: Line): HaveMark[] {
  const marks: HaveMark[] = [];
  for (const journal of sortedJournals(line)) {
    const { size, root } = journal.durable;
    marks.push({ ...journal.name, size, root, gaps: gapsOf(journal) });
  }
  return marks.slice(-limits.heldMarksMax);
}

/** The ranges missing between what is held and what is peeked. */
function gapsOf(journal: Journal): [number, number][] {
  const gaps: [number, number][] = [];
  let next = journal.durable.size;
  for (const seq of [...journal.peeked.keys()].sort((a, b) => a - b)) {
    if (seq > next && gaps.length < limits.gapsMax) gaps.push([next, seq - next]);
    next = Math.max(next, seq + 1);
  }
  return gaps;
}

function havePayload(line: Line, peer: Peer): Uint8Array {
  return encodePayload({ type: 'have', seen: peer.seenChallenge, marks: haveMarks(line) });
}

/**
 * On a connection beside a circuit: something sealed, which shows the peer who is there. Whoever
 * holds that connection, none that is wanted counts as sent.
 */
export function showOurselves(line: Line, party: number, circuit: string): void {
  const peer = line.peers.get(party);
  if (peer) transmit(line, peer, havePayload(line, peer), circuit);
}

export function sendHave(line: Line, peer: Peer, circuit?: string): void {
  if (!transmit(line, peer, havePayload(line, peer), circuit)) return;
  peer.haveWanted = false;
  peer.haveSentAt = line.now.elapsed;
}

/** Sends the have vectors that are due. */
export function closeHaves(line: Line): void {
  for (const peer of line.peers.values()) {
    if (!peer.haveWanted || line.now.elapsed < haveDue(line, peer)) continue;
    const held = heldHere(line);
    const again = held === peer.haveHeld;
    peer.havePauseMs = again ? Math.min(havePauseMaxMs, 2 * peer.havePauseMs) : havePauseMs;
    peer.haveHeld = held;
    sendHave(line, peer);
  }
}

/**
 * When a have vector that is wanted may go, elapsed ms. A disk that refuses leaves the gap that it
 * was to fill, and so does a story of which this station takes nothing: asked for without a pause,
 * what is lacking would come again and again until the path is full of it.
 */
export function haveDue(line: Line, peer: Peer): number {
  const again = heldHere(line) === peer.haveHeld;
  return peer.haveSentAt + (again ? peer.havePauseMs : havePauseMs);
}

/** Entries that this station holds, in any journal: what its have vectors say grows with it. */
function heldHere(line: Line): number {
  let held = 0;
  for (const { durable, peeked } of line.journals.values()) held += durable.size + peeked.size;
  return held;
}

/**
 * Newest cosignatures of everyone, again: no have vector says which of them a peer lacks. `all`
 * when a circuit comes up, else those that are new, and not our own over what the peer wrote: that
 * one goes with every answer to a challenge.
 */
export function gossipAgain(line: Line, peer: Peer, all: boolean): void {
  for (const journal of line.journals.values()) {
    if (!all && journal.gossipUntil < line.now.elapsed) continue;
    const answered = !all && journal.name.party === peer.party;
    for (const [cosigner, { cosigner: by }] of journal.cosigned) {
      if (by.party === peer.party || (answered && by.party === line.me)) continue;
      peer.gossip.add(`${journal.key}|${cosigner}`);
    }
  }
}

/**
 * What a third party wrote is passed on once it has had time to come from its author: a peer that
 * is cut off from the author has it from us within seconds, not at the next have vector.
 */
export function relayTurn(line: Line): void {
  for (const peer of line.peers.values()) {
    if (!mayPump(peer)) continue;
    for (const journal of line.journals.values()) {
      const { party } = journal.name;
      if (party === line.me || party === peer.party) continue;
      if (line.now.elapsed - journal.grewAt > relayAfterMs) pump(line, peer, journal);
    }
  }
}

/** Cosignatures that concern a third party travel with the timer, not with every entry. */
export function passOnReceipts(line: Line): void {
  for (const peer of line.peers.values()) {
    for (const name of peer.gossip) {
      const [key, cosigner] = name.split('|') as [string, string];
      const signed = line.journals.get(key)?.cosigned.get(cosigner);
      if (signed) transmit(line, peer, encodeCosignature(signed));
    }
    peer.gossip.clear();
  }
}

/** The peer says what it holds: what it lacks is sent, what it has more of is asked for. */
export function onHave(line: Line, peer: Peer, have: Have): void {
  const ordinal = have.seen ? (peer.challenges.get(hex(have.seen))?.ordinal ?? -1) : -1;
  if (ordinal < peer.haveOrdinal) return;
  const newer = ordinal > peer.haveOrdinal;
  peer.haveOrdinal = ordinal;
  const marks = new Map(have.marks.map((mark) => [journalKey(mark), mark]));
  for (const [key, mark] of marks) {
    if (line.journals.has(key) || mark.size === 0) continue;
    peer.haveWanted = true;
  }
  for (const journal of line.journals.values()) {
    learn(line, peer, { journal, mark: marks.get(journal.key), newer });
  }
}

type Learnt = { journal: Journal; mark: HaveMark | undefined; newer: boolean };

function learn(line: Line, peer: Peer, learnt: Learnt): void {
  const { journal, mark, newer } = learnt;
  const size = mark?.size ?? 0;
  const before = peer.have.get(journal.key) ?? 0;
  if (mark && differs(journal, mark)) {
    askNote(line, peer, journal, size);
    return showOtherStory(line, peer, journal);
  }
  if (size > journal.durable.size) {
    // More of our own journal than we know: our guard must be told, if it is signed.
    if (journal.key === line.own && !line.mute) askNote(line, peer, journal, size);
    else peer.haveWanted = true;
  }
  const known = Math.min(size, journal.staged.size);
  if (known < before) {
    if (!newer) return;
    peer.have.set(journal.key, known);
    rewind(peer, journal.key);
  }
  releaseWindow(line, peer, journal.key, known);
  if (journal.name.party === line.me && known > before) {
    const event = { event: 'reached', journal: journal.name, size: known, by: peer.party } as const;
    line.effects.push({ kind: 'show', event });
  }
  const idle = mayPump(peer) && line.now.elapsed - peer.progressAt > resendAfterMs;
  if (idle && sendingOf(peer, journal.key).sent > known) {
    lost(peer);
    rewind(peer, journal.key);
    // It takes nothing of what follows: perhaps what it holds is another story.
    if (size > 0 && !journal.heads.has(size)) loadRoot(line, journal, size);
  }
  if (relays(line, peer, journal)) pump(line, peer, journal);
}

/**
 * A peer holds another beginning of this journal: it is sent again, once, from the last head that
 * both have, so that either can show where the two stories part (spec/fork-proof.md).
 */
function showOtherStory(line: Line, peer: Peer, journal: Journal): void {
  if (journal.contested || peer.toldApart.has(journal.key)) return;
  peer.toldApart.add(journal.key);
  peer.have.set(journal.key, cosignedBy(line, journal, peer.party));
  rewind(peer, journal.key);
  pump(line, peer, journal);
}

function differs(journal: Journal, mark: HaveMark): boolean {
  const known = mark.size === journal.durable.size ? journal.durable : journal.heads.get(mark.size);
  return known !== undefined && mark.size > 0 && !equal(known.root, mark.root);
}

function relays(line: Line, peer: Peer, journal: Journal): boolean {
  if (journal.name.party === line.me || journal.name.party === peer.party) return true;
  return line.now.elapsed - journal.grewAt > relayAfterMs;
}

/** Have vectors come several times a second, and each may show the same difference. */
function askNote(line: Line, peer: Peer, journal: Journal, size: number): void {
  const { elapsed } = line.now;
  const asked = peer.notesAsked.get(journal.key);
  if (asked?.size === size && elapsed - asked.at < noteAgainMs) return;
  peer.notesAsked.set(journal.key, { size, at: elapsed });
  transmit(line, peer, encodePayload({ type: 'note-want', journal: journal.name, size }));
}

/** A signed head is asked for: the one of that size, or nothing. */
export function onNoteWant(line: Line, peer: Peer, want: NoteWant): void {
  const journal = line.journals.get(journalKey(want.journal));
  if (!journal) return;
  const { size } = want;
  const id = newTask(line, { task: 'note-asked', peer: peer.party, journal: journal.key, size });
  line.effects.push({ kind: 'load', id, query: { q: 'note', journal: journal.key, size } });
}

export function onNoteAsked(
  line: Line,
  task: { peer: number; journal: string; size: number },
  loaded: Loaded,
): void {
  const peer = line.peers.get(task.peer);
  const journal = line.journals.get(task.journal);
  const note = journal && noteOfSize(journal, task.size, loaded);
  if (!peer || !journal || !note) return;
  const { size, root, leaf, signature } = note;
  const shown = { type: 'note', journal: journal.name, size, root, leaf, signature } as const;
  transmit(line, peer, encodePayload(shown));
}

/** A signed head that a peer shows: proof of a fork, of an old guard, or nothing new. */
export function onNote(line: Line, where: Where, note: NoteShown): void {
  const journal = line.journals.get(journalKey(note.journal));
  if (!journal) return;
  if (!signedBy(line, journal, note, note.signature)) {
    return refused(line, 'bad-signature', `note of ${journal.key}`, where);
  }
  if (journal.name.party === line.me) {
    if (journal.key === line.own) onOwnNote(line, journal, note);
    return;
  }
  noteCovers(line, journal, note.size);
  forkFromNote(line, journal, note);
}
