import { encodePayload } from '../codec/payload.ts';
import { type Journal, type Line, newTask, type Peer } from './line.ts';
import { showBeyondGuard } from './mute.ts';
import { transmit } from './send.ts';

/** Nothing is dropped: later entries are stored, shown as contested, and not cosigned. */
export function contest(line: Line, journal: Journal, proof: Uint8Array): void {
  if (journal.contested) return;
  journal.forkProof = proof;
  journal.contested = true;
  if (journal.key === line.own) showBeyondGuard(line);
  line.effects.push({ kind: 'show', event: { event: 'contested', journal: journal.name } });
  const id = newTask(line, { task: 'facts' });
  const records = [{ t: 'fact' as const, key: `fork.${journal.key}`, value: proof }];
  line.effects.push({ kind: 'persist', id, records, urgent: true });
  const payload = encodePayload({ type: 'fork-proof', proof });
  for (const peer of line.peers.values()) transmit(line, peer, payload);
}

/** To a peer whose circuit came up: perhaps it could not be reached when they were made. */
export function showForkProofs(line: Line, peer: Peer, circuit: string): void {
  for (const { forkProof: proof } of line.journals.values()) {
    if (proof) transmit(line, peer, encodePayload({ type: 'fork-proof', proof }), circuit);
  }
}
