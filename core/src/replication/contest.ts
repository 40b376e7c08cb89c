import { encodePayload } from '../codec/payload.ts';
import { keepFact } from './keep-fact.ts';
import type { Journal, Line, Peer } from './line.ts';
import { showBeyondGuard } from './mute.ts';
import { transmit } from './send.ts';

/** Nothing is dropped: later entries are stored, shown as contested, and not cosigned. */
export function contest(line: Line, journal: Journal, proof: Uint8Array): void {
  if (journal.contested) return;
  journal.forkProof = proof;
  journal.contested = true;
  if (journal.key === line.own) showBeyondGuard(line);
  line.effects.push({ kind: 'show', event: { event: 'contested', journal: journal.name } });
  const record = { t: 'fact', key: `fork.${journal.key}`, value: proof } as const;
  keepFact(line, { record, urgent: true });
  const payload = encodePayload({ type: 'fork-proof', proof });
  for (const peer of line.peers.values()) transmit(line, peer, payload);
}

/** To a peer whose circuit came up: perhaps it could not be reached when they were made. */
export function showForkProofs(line: Line, peer: Peer, circuit: string): void {
  for (const { forkProof: proof } of line.journals.values()) {
    if (proof) transmit(line, peer, encodePayload({ type: 'fork-proof', proof }), circuit);
  }
}
