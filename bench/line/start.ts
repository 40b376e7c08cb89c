import { BenchLine } from './founding.ts';

/** Entries of one write: the queue of a station is bounded. */
const atOnce = 20_000;

/**
 * Starts a station whose own journal holds so many entries: seconds from opening the store to a
 * core that may sign, without the start of the process, and the resident memory then.
 */
export async function measureStart(
  entries: number,
): Promise<{ entries: number; seconds: number; MiB: number }> {
  const line = await BenchLine.found(2);
  const writer = line.spawn(0);
  await writer.ask('ready');
  for (let left = entries; left > 0; left -= atOnce) {
    await writer.ask('journal', Math.min(left, atOnce));
  }
  await writer.end();
  const station = line.spawn(0);
  const seconds = (await station.ask('startMs')) / 1000;
  const size = await station.ask('size');
  if (size < entries) throw new Error(`the journal holds ${size} entries after its start`);
  const MiB = await station.ask('rssMiB');
  await line.end();
  return { entries: size, seconds, MiB };
}
