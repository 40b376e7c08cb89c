import { closeGroups } from '../replication/groups.ts';
import { keepAgain } from '../replication/keep-fact.ts';
import { type Line, newTask, type Peer } from '../replication/line.ts';
import { dropBehindEnds } from '../replication/peek.ts';
import { closeReceipts } from '../replication/receipts.ts';
import { closeHaves } from '../replication/repair.ts';
import { pump } from '../replication/send.ts';
import { factOf } from './facts.ts';
import { beginTurn } from './turn.ts';

/** All inputs of this turn of the loop are in: what gathered is closed and written. */
export function onEnd(line: Line): void {
  closeReceipts(line);
  closeGroups(line, factOf);
  dropBehindEnds(line);
  beginTurn(line);
  closeHaves(line);
  if (line.resume.size > 0) {
    const parties = [...line.resume];
    line.resume.clear();
    for (const party of parties) {
      const peer = line.peers.get(party) as Peer;
      for (const journal of line.journals.values()) {
        if (peer.sending.has(journal.key)) pump(line, peer, journal);
      }
    }
  }
  keepAgain(line);
  if (line.probe && line.fault) {
    line.probe = false;
    const records = [{ t: 'fact' as const, key: 'probe', value: null }];
    const id = newTask(line, { task: 'facts' });
    line.effects.push({ kind: 'persist', id, records, urgent: false });
  }
}

/** Whether the end of a turn would do anything: a turn into which nothing came need not be. */
export function endIsDue(line: Line): boolean {
  if (line.receipts.size > 0 || line.resume.size > 0) return true;
  if ((line.probe && line.fault) || (line.unkept.length > 0 && !line.fault)) return true;
  for (const queue of line.queue) if (queue.length > 0) return true;
  for (const { gathering } of line.journals.values()) if (gathering) return true;
  for (const { haveWanted } of line.peers.values()) if (haveWanted) return true;
  return false;
}
