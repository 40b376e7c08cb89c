import { type Line, sortedJournals } from '@parley/core/replication/line.ts';

/** What the envelope knows of a party: note keys of its incarnations, its newest receive key. */
export function peerKeysOf(line: Line, party: number) {
  const noteKeys = sortedJournals(line)
    .filter((journal) => journal.name.party === party)
    .map(({ name, keys }) => ({ number: name.number, tag: name.tag, key: keys.note }));
  const receiveKey = line.receiveKeys.get(party);
  if (!receiveKey) throw new Error('every party has a receive key from its charter');
  return { noteKeys, receiveKey };
}
