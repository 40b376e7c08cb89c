import { assert } from '../base/assert.ts';
import { refuse } from '../base/refusal.ts';
import { type Certificate, verifyCertificate } from '../codec/certificate.ts';
import { kinds } from '../codec/kinds.ts';

import { begin } from '../replication/certificates.ts';
import type { Draft } from '../replication/io.ts';
import { journalOf, type Line, newTask } from '../replication/line.ts';
import { setMute } from '../replication/tail.ts';

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
  const root = line.crypto.sha256(new Uint8Array(0));
  const task = newTask(line, { task: 'incarnation', id, certificate, draft });
  line.effects.push({ kind: 'guard', id: task, journal: { party, number, tag }, size: 0, root });
}

function unfit(line: Line, certificate: Certificate, draft: Draft) {
  if (certificate.party !== line.me) return refuse('wrong-author', 'certificate');
  if (draft.kind !== kinds.incarnation) return refuse('wrong-kind', 'first entry');
  if (line.turn || (line.mute === null && line.queue.some((queue) => queue.length > 0))) {
    return refuse('station-busy');
  }
  const own = journalOf(line, line.own).name;
  return certificate.number > own.number ? undefined : refuse('wrong-seq', 'incarnation');
}

/** The guard stands at the new journal: it is ours now, and its certificate is its first entry. */
export function onIncarnationGuarded(
  line: Line,
  task: { id: number; certificate: Certificate; draft: Draft },
): void {
  const { certificate, draft } = task;
  const journal = begin(line, certificate);
  assert(journal, 'an own certificate opens its journal');
  line.own = journal.key;
  line.guard = { journal: journal.name, size: 0, root: line.crypto.sha256(new Uint8Array(0)) };
  line.recent.length = 0;
  line.recentBytes = 0;
  line.unstoredNotes = [];
  if (line.mute) setMute(line, null);
  line.queue[draft.precedence]?.unshift({ id: task.id, draft });
  line.effects.push({ kind: 'directory', party: line.me });
}
