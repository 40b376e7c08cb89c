import { equal } from '@parley/core/base/bytes.ts';
import { Broken, pause, within } from './broken.ts';
import { lostKey, opening } from './opening.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';
import { keepS, type Role } from './tester-keys.ts';

/** What a station takes to destroy a key whose time has come, ms. */
const destroyMs = 5000;

/**
 * The station learns that keys of its were lost: an `open` to its newest number, under another
 * name. Once is enough for a whole test, for it answers a second time after a pause.
 */
export async function loseKey(stage: Stage): Promise<void> {
  const { peer, station } = stage;
  if (station.receiveKeys.length > 1) return;
  const { frame } = await opening(stage, { key: await lostKey(stage) });
  peer.send(frame);
}

/** An entry in its own journal announces the next key, and `cannot-open` names that one. */
export async function announcedKey({ station }: Stage): Promise<void> {
  const missing = new Broken('no-answer', 'an entry that announces a new receive key');
  const [older, newest] = await within(answerMs, missing, () => {
    return station.receiveKeys.length > 1 ? station.receiveKeys.slice(-2) : undefined;
  });
  if (older === undefined || newest === undefined) throw missing;
  if (newest.number !== older.number + 1) {
    throw new Broken('wrong-answer', `receive key ${newest.number} behind ${older.number}`);
  }
  const { named } = station;
  if (named?.number === newest.number && !equal(named.publicKey, newest.publicKey)) {
    throw new Broken('wrong-answer', 'another key is announced than the one that was named');
  }
}

/** A key that it destroyed itself is no reason for a new one: the newest is named again. */
export async function noOtherKey({ station }: Stage): Promise<void> {
  const { named, receive } = station;
  if (named === undefined || !equal(named.publicKey, receive.publicKey)) {
    throw new Broken('wrong-answer', 'the key that is named is not the newest announced');
  }
}

/** These parties of the tester receipt what the station has announced; then `keep` passes. */
export async function cosignBy(stage: Stage, which: readonly Role[]): Promise<void> {
  const { station, role } = stage;
  for (const one of which) {
    const peer = await stage.connected(one);
    await peer.give(station.cosigned(peer.party.cosign));
  }
  await pause(keepS * 1000 + destroyMs);
  await stage.connected(role);
  stage.mark();
}
