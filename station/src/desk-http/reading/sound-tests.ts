import type { Status } from '@parley/api/lines.ts';
import type { DeskLine } from '../desk-line.ts';
import { personOf } from '../names.ts';

type SoundTest = NonNullable<Status['soundTest']>;

/** The last sound test of this process; every one is in the private journal. */
const last = new WeakMap<DeskLine, SoundTest>();

/** A sound test at the start of a watch: who made it, and whether the alarm was heard. */
export function noteSoundTest(desk: DeskLine, officer: Uint8Array, heard: boolean): SoundTest {
  const { time, clock } = desk.line.host.options.clock.now();
  const what = [heard ? 'heard' : 'not-heard'];
  desk.line.privateJournal.append({ kind: 33, officer, act: 'sound-test', what, time, clock });
  const test = { at: time, by: personOf(desk, officer), heard };
  last.set(desk, test);
  return test;
}

export function lastSoundTest(desk: DeskLine): SoundTest | null {
  return last.get(desk) ?? null;
}
