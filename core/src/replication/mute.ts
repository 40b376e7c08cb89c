import { refuse } from '../base/refusal.ts';
import { cosignBehind } from './groups.ts';
import type { Mute } from './io.ts';
import type { Line, Turn } from './line.ts';

/**
 * A note of ours that our guard does not cover: the guard is old or the key stolen. Only a new
 * incarnation speaks again, and that is kept beside the guard at once.
 */
export function showBeyondGuard(line: Line): void {
  if (line.mute === 'beyond-guard') return;
  if (line.turn) dropTurn(line, line.turn);
  line.effects.push({ kind: 'beyond-guard' });
  setMute(line, 'beyond-guard');
}

export function setMute(line: Line, reason: Mute | null): void {
  line.mute = reason;
  line.effects.push({ kind: 'show', event: { event: 'mute', reason } });
  if (reason === null) return cosignBehind(line);
  for (const queue of line.queue) {
    for (const { id } of queue.splice(0)) refuseDraft(line, id, reason);
  }
}

/** A turn under way is given up: what of it is on disk stays, unsigned and unsent. */
function dropTurn(line: Line, turn: Turn): void {
  if (turn.stage === 'persist') turn.stage = 'dropped';
  else line.turn = null;
  for (const { id } of turn.drafts) refuseDraft(line, id, 'beyond-guard');
}

function refuseDraft(line: Line, id: number | null, detail: string): void {
  if (id === null) return;
  line.effects.push({ kind: 'written', id, result: refuse('station-mute', detail) });
}
