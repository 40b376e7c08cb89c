import { assert } from '../base/assert.ts';
import { refuse } from '../base/refusal.ts';
import { type Certificate, type PreviousHead, verifyCertificate } from '../codec/certificate.ts';
import { kinds } from '../codec/kinds.ts';
import { begin, isSpent } from '../replication/certificates.ts';
import type { Draft } from '../replication/io.ts';
import { journalOf, type Line, newTask } from '../replication/line.ts';
import { setMute, showBeyondGuard } from '../replication/mute.ts';
import { sealAll } from '../replication/seals.ts';

/**
 * New keys, at any moment, asking nobody (design section 2, Incarnation). The guard is set to the
 * new journal at size 0 before the certificate is written, so that a crash between the two never
 * lets the old keys speak again.
 */
export function openIncarnation(
  line: Line,
  id: number,
  certificateBytes: Uint8Array,
  draft: Draft,
): void {
  const founding = { line: line.id, charter: line.charter };
  const verified = verifyCertificate(line.crypto, founding, certificateBytes);
  const refusal = verified.ok ? unfit(line, verified.value, draft) : verified;
  if (refusal) {
    line.effects.push({ kind: 'written', id, result: refusal });
    return;
  }
  assert(verified.ok, 'a certificate that was not refused');
  const certificate = verified.value;
  const { party, number, tag } = certificate;
  // The certificate states the newest signed head: its note must outlive a crash from now on.
  const records = line.unstoredNotes;
  line.unstoredNotes = [];
  if (records.length > 0) {
    const notes = newTask(line, { task: 'facts', notes: records });
    line.effects.push({ kind: 'persist', id: notes, records, urgent: true });
  }
  // The keys that retire sign once more what they stand for.
  if (line.mute === null) sealAll(line);
  line.holding = true;
  const root = line.crypto.sha256(new Uint8Array(0));
  const task = newTask(line, { task: 'incarnation', id, certificate, draft });
  line.effects.push({ kind: 'guard', id: task, journal: { party, number, tag }, size: 0, root });
}

function unfit(line: Line, certificate: Certificate, draft: Draft) {
  if (certificate.party !== line.me) return refuse('wrong-author', 'certificate');
  if (draft.kind !== kinds.incarnation) return refuse('wrong-kind', 'first entry');
  if (
    line.turn ||
    line.holding ||
    (line.mute === null && line.queue.some((queue) => queue.length > 0))
  ) {
    return refuse('station-busy');
  }
  const { name: own } = journalOf(line, line.own);
  if (isSpent(line, line.me)) return refuse('over-limit', 'incarnations');
  return certificate.number > own.number ? undefined : refuse('wrong-seq', 'incarnation');
}

/** The guard stands at the new journal: it is ours now, and its certificate is its first entry. */
export function onIncarnationGuarded(
  line: Line,
  task: { id: number; certificate: Certificate; draft: Draft },
): void {
  const { certificate, draft } = task;
  line.holding = false;
  const journal = begin(line, certificate);
  assert(journal, 'an own certificate opens its journal');
  line.own = journal.key;
  line.guard = { journal: journal.name, size: 0, root: line.crypto.sha256(new Uint8Array(0)) };
  line.recent.length = 0;
  line.recentBytes = 0;
  line.urgent = [];
  line.effects.push({ kind: 'directory', party: line.me });
  if (line.mute) setMute(line, null);
  line.queue[draft.precedence]?.unshift({ id: task.id, draft });
}

/** The guard could not be written: nothing is signed until it is known where it stands. */
export function onIncarnationFault(line: Line, id: number): void {
  line.holding = false;
  showBeyondGuard(line);
  line.effects.push({ kind: 'written', id, result: refuse('store-failed', 'guard') });
}

/**
 * The head that a new certificate states as its party's last: the newest one of the present
 * journal that is known to be signed, by the signature itself or by who has cosigned it. What lies
 * beyond can never be sent, for no note covers it: a journal that ended there would hold up every
 * cut for ever. A signed head that is left out is no loss: it stands in what others held.
 */
export function lastSignedHead(line: Line): PreviousHead | null {
  const { name, durable, cosigned } = journalOf(line, line.own);
  const { number, tag } = name;
  const known = durable.signature !== null || isCosigned(durable.size, cosigned);
  const head = known ? durable : durable.before;
  return head && head.size > 0 ? { number, tag, size: head.size, root: head.root } : null;
}

function isCosigned(size: number, cosigned: ReadonlyMap<string, { size: number }>): boolean {
  return [...cosigned.values()].some((one) => one.size >= size);
}
