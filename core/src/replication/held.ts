import { equal } from '../base/bytes.ts';
import { type AnyItem, isOpaque } from '../codec/entry.ts';
import { journalKey, type Mark } from '../codec/names.ts';
import { encodePayload } from '../codec/payload.ts';
import type { ViolationCode } from '../evidence/findings.ts';
import { marksTaken } from '../journal/head.ts';
import { type Journal, journalOf, type Line } from './line.ts';
import type { Claim } from './pending.ts';
import { transmit } from './send.ts';

/** A claim is given this long to be seen true by the journal itself, then to be shown by a note. */
const claimMs = 600_000;
const claimsMax = 256;

/**
 * New marks of an author: an entry with a false one, or with one that does not count, is shown at
 * once and once, however many there are (spec/entry.md).
 */
export function checkClaims(
  line: Line,
  journal: Journal,
  first: number,
  items: readonly AnyItem[],
): void {
  items.forEach((item, i) => {
    if (isOpaque(item) || item.held.length === 0) return;
    const marks = marksTaken(journal.name.party, journal.staged, item.held);
    const all = marks.length === item.held.length;
    const untrue = !all || marks.some((mark) => judge(line, mark) === 'false');
    if (untrue) violates(line, 'held-untrue', journal.key, first + i);
    for (const mark of marks) remember(line, journal, first + i, mark);
  });
}

function remember(line: Line, journal: Journal, seq: number, mark: Mark): void {
  // Of nobody: it names nothing that anyone could show.
  if (mark.party >= line.charter.parties.length) return;
  if (line.claims.length >= claimsMax || judge(line, mark) !== 'unknown') return;
  const at = line.now.elapsed + claimMs;
  line.claims.push({ mark, author: journal.key, seq, at, asked: false });
}

/** Of our own journals nobody can hold more than we have signed. */
function judge(line: Line, mark: Mark): 'true' | 'false' | 'unknown' {
  const of = line.journals.get(journalKey(mark));
  if (!of) return 'unknown';
  const head = mark.size === of.staged.size ? of.staged : of.heads.get(mark.size);
  if (head) return equal(head.root, mark.root) ? 'true' : 'false';
  const own = of.key === line.own && line.mute === null;
  return own && mark.size > of.staged.size ? 'false' : 'unknown';
}

/** Claims whose time is up: the author is asked for the note, and then it counts against him. */
export function claimTurn(line: Line): void {
  const { elapsed } = line.now;
  const first = line.claims[0];
  if (!first || elapsed < first.at) return;
  line.claims.shift();
  const verdict = judge(line, first.mark);
  const of = line.journals.get(journalKey(first.mark));
  const covered = of !== undefined && first.mark.size <= of.staged.size;
  if (verdict === 'false') return violates(line, 'held-untrue', first.author, first.seq);
  // A root in the middle of what is held is not in memory: the verifier of a transcript sees it.
  if (verdict === 'true' || covered) return;
  if (first.asked) return violates(line, 'held-unshown', first.author, first.seq);
  askAuthor(line, first);
  line.claims.push({ ...first, asked: true, at: elapsed + claimMs });
}

function askAuthor(line: Line, claim: Claim): void {
  const peer = line.peers.get(journalOf(line, claim.author).name.party);
  const want = { type: 'note-want', journal: claim.mark, size: claim.mark.size } as const;
  if (peer) transmit(line, peer, encodePayload(want));
}

/** A note was shown: claims up to its size on that journal are covered by a signed head. */
export function noteCovers(line: Line, of: Journal, size: number): void {
  line.claims = line.claims.filter(({ mark }) => mark.size > size || journalKey(mark) !== of.key);
}

function violates(line: Line, code: ViolationCode, author: string, seq: number): void {
  const journal = journalOf(line, author).name;
  line.effects.push({ kind: 'show', event: { event: 'violation', code, journal, seq } });
}
