import { addEntry, type MockEntry, type World } from '@parley/console/mock/world.ts';

/** Nothing of the line waits for anybody any more. */
export function nothingWaits(world: World): void {
  for (const one of world.entries) one.stage = 'done';
}

/** A message of the other party of this minute that no officer has acknowledged; untold as yet. */
export function messageCame(
  world: World,
  precedence: MockEntry['precedence'],
  text: string,
): MockEntry {
  return addEntry(world, {
    from: 'washington',
    precedence,
    minutesAgo: 0,
    state: 'unacknowledged',
    texts: [['en', 0, text]],
  });
}
