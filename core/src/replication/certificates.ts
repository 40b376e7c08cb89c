import { limits } from '../base/limits.ts';
import { decodeBody } from '../codec/body.ts';
import { type Certificate, verifyCertificate } from '../codec/certificate.ts';
import { isOpaque } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName, journalKey } from '../codec/names.ts';
import type { Bundle } from '../codec/payload.ts';
import { decodeRecordOf } from '../codec/records.ts';
import { keepFact } from './keep-fact.ts';
import { addJournal, type Journal, type Line, ownJournal, type Peer, refused } from './line.ts';
import { showBeyondGuard } from './mute.ts';

/** Pause between two such answers by one circuit: a certificate is larger than what asks for it. */
const tellReplacedMs = 10_000;

/** A new incarnation's certificate, in clear or as the first entry of its journal. */
export function onCertificate(line: Line, bytes: Uint8Array, from: number | null): Journal | null {
  const founding = { line: line.id, charter: line.charter };
  const verified = verifyCertificate(line.crypto, founding, bytes);
  if (!verified.ok) {
    refused(line, verified.code, verified.detail, { from, circuit: null });
    return null;
  }
  const known = line.journals.has(journalKey(verified.value));
  const journal = begin(line, verified.value);
  if (!journal) {
    const detail = `incarnations of party ${verified.value.party}`;
    refused(line, 'over-limit', detail, { from, circuit: null });
  }
  // Stored at once, before its entry comes: a start must know whose signatures these are.
  if (journal && !known) storeCertificate(line, journal, bytes);
  // New keys of ours that are not here: this machine is an old one, guard and all.
  const replaced = journal && compareJournals(journal.name, ownJournal(line).name) > 0;
  if (replaced && journal.name.party === line.me && !line.holding) showBeyondGuard(line);
  return journal;
}

function storeCertificate(line: Line, journal: Journal, value: Uint8Array): void {
  const record = { t: 'fact', key: `certificate.${journal.key}`, value } as const;
  // A warning under these keys is stored on a full disk, and at a start is nothing without them.
  keepFact(line, { record, urgent: true });
}

/** Whether a party has as many incarnations as a line bears: no station takes another one. */
export function isSpent(line: Line, party: number): boolean {
  const mine = [...line.journals.values()].filter((journal) => journal.name.party === party);
  return mine.length >= limits.incarnationsMax;
}

/** Whether no later incarnation of its party is known here; asked of our own as well. */
export function isNewest(line: Line, name: JournalName): boolean {
  return [...line.journals.values()].every((one) => {
    return one.name.party !== name.party || compareJournals(one.name, name) <= 0;
  });
}

/** Opens the journal of a checked certificate; the envelope learns the keys. Null: one too many. */
export function begin(line: Line, certificate: Certificate): Journal | null {
  const { party, number, tag, keys, previous } = certificate;
  const name = { party, number, tag };
  if (line.journals.has(journalKey(name))) return line.journals.get(journalKey(name)) as Journal;
  if (isSpent(line, party)) return null;
  const journal = addJournal(line, name, keys, previous);
  // Whatever number an entry by the keys before has claimed: they may have been stolen.
  if (isNewest(line, name)) line.receiveKeys.set(party, keys.receive);
  line.effects.push({ kind: 'directory', party });
  return journal;
}

/**
 * A peer speaks as an incarnation of its own that is replaced: it is told so, on that circuit. It
 * may be a machine put back to before its new keys, guard and all, and nobody else tells it where
 * it can open whatever comes (spec/envelope.md).
 */
export function tellReplaced(line: Line, peer: Peer, circuit: string): void {
  const state = peer.circuits.get(circuit);
  const { elapsed } = line.now;
  if (!state || state.oneWay || elapsed - state.toldReplacedAt < tellReplacedMs) return;
  state.toldReplacedAt = elapsed;
  line.effects.push({ kind: 'outdated', party: peer.party, circuit });
}

/** The first entry of a journal not known here carries its own certificate. */
export function certificateInBundle(line: Line, bundle: Bundle): Journal | undefined {
  const first = bundle.items[0];
  if (bundle.first !== 0 || !first || isOpaque(first)) return undefined;
  if (first.kind !== kinds.incarnation) return undefined;
  const body = decodeBody(first.body);
  const record = body.ok ? decodeRecordOf('incarnation', body.value.record) : body;
  if (!record.ok) return undefined;
  const journal = onCertificate(line, record.value.certificate, null);
  return journal?.key === journalKey(bundle.journal) ? journal : undefined;
}
