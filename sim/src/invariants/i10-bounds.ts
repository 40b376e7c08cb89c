import { limits } from '@parley/core/base/limits.ts';
import type { Journal, Line, Peer } from '@parley/core/replication/line.ts';
import { type Invariant, Violation } from './invariant.ts';

/** What others make a station keep has its bounds, whatever they send. */
export const i10: Invariant = {
  id: 'I10',
  claim: 'quotas of memory are never exceeded',
  watch(run) {
    return {
      looked() {
        for (const { me, line } of run.honest) {
          const found = excess(line);
          if (found) throw new Violation('I10', `${me}: ${found}`);
        }
      },
    };
  },
};

function excess(line: Line): string | undefined {
  const { parties } = line.charter;
  if (line.tasks.size > 4096) return `${line.tasks.size} tasks wait`;
  if (line.claims.length > 256) return `${line.claims.length} claims`;
  if (line.journals.size > parties.length * limits.incarnationsMax) {
    return `${line.journals.size} journals`;
  }
  if (line.branchesKept.size > 64 * line.journals.size) return 'branches';
  for (const journal of line.journals.values()) {
    const found = excessOf(journal);
    if (found) return `${journal.key}: ${found}`;
  }
  for (const peer of line.peers.values()) {
    const found = excessFor(peer);
    if (found) return `of ${peer.party}: ${found}`;
  }
  return undefined;
}

function excessOf(journal: Journal): string | undefined {
  const names = journal.staged.held.size;
  if (names > limits.partiesMax * limits.incarnationsMax) return `${names} journals named`;
  if (journal.peeked.size > limits.peekedMax) return `${journal.peeked.size} peeked`;
  const kept = [...journal.peeked.values()].reduce((sum, { size }) => sum + size, 0);
  if (kept > limits.peekedBytesMax) return `${kept} bytes peeked`;
  if (journal.early.size > 17) return `${journal.early.size} early cosignatures`;
  return journal.heads.size > 512 ? `${journal.heads.size} heads` : undefined;
}

function excessFor(peer: Peer): string | undefined {
  if (peer.challenges.size > 128) return `${peer.challenges.size} challenges`;
  if (peer.seenChallenges.size > 256) return `${peer.seenChallenges.size} challenges seen`;
  if (peer.bytesAhead > 3 * limits.windowBytesMax) return `${peer.bytesAhead} bytes ahead`;
  return peer.bytesAhead < 0 ? `${peer.bytesAhead} bytes ahead` : undefined;
}
