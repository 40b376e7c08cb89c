import type { Floor } from '../floor.ts';
import { quantile } from '../spread.ts';
import { BenchLine } from './founding.ts';

export type Pipelined = { messages: number; perSecond: number; cpuMsPerMessage: number };
export type OneAtATime = { p50Ms: number; p99Ms: number };
export type CatchUp = { messages: number; seconds: number };

/** Stations of one pair, warmed up: the first messages pay for compilation. */
export async function warmPair(messages = 20_000): Promise<BenchLine> {
  const pair = await BenchLine.running(2);
  await pair.of(0).ask('prepare', { messages, released: false });
  await pair.of(0).ask('burst', false);
  return pair;
}

/** A sends as fast as it can; the clock stops when the last is recorded and durable at A. */
export async function pipelined(
  pair: BenchLine,
  messages: number,
  released = false,
): Promise<Pipelined & { wireBytes: number }> {
  const [a, b] = [pair.of(0), pair.of(1)];
  await a.ask('prepare', { messages, released });
  const wire = (await a.ask('wire')) + (await b.ask('wire'));
  await Promise.all([a.ask('cpuReset'), b.ask('cpuReset')]);
  const ms = await a.ask('burst', released);
  const cpu = (await a.ask('cpuMs')) + (await b.ask('cpuMs'));
  const bytes = (await a.ask('wire')) + (await b.ask('wire')) - wire;
  return {
    messages,
    perSecond: (messages / ms) * 1000,
    cpuMsPerMessage: cpu / messages,
    wireBytes: bytes / messages,
  };
}

/** Of the line and of the floor, measured in turn, so that a busy machine is busy for both. */
const turnRounds = 25;

/** One message, its receipt durable at A, then the next; with the floor beside it. */
export async function oneAtATime(
  pair: BenchLine,
  floor: Floor,
  messages: number,
): Promise<OneAtATime & { floorMs: number; wireBytes: number }> {
  const [a, b] = [pair.of(0), pair.of(1)];
  const wire = (await a.ask('wire')) + (await b.ask('wire'));
  const took: number[] = [];
  const floors: number[] = [];
  for (let left = messages; left > 0; left -= turnRounds) {
    const count = Math.min(left, turnRounds);
    took.push(...(await a.ask('singly', count)));
    floors.push(...(await floor.rounds(count)));
  }
  const bytes = (await a.ask('wire')) + (await b.ask('wire')) - wire;
  return {
    p50Ms: quantile(took, 0.5),
    p99Ms: quantile(took, 0.99),
    floorMs: quantile(floors, 0.5),
    wireBytes: bytes / messages,
  };
}

/** Circuits closed, entries written at A meanwhile, then from dialling to the last receipt. */
export async function catchUp(pair: BenchLine, messages: number): Promise<CatchUp> {
  const [a, b] = [pair.of(0), pair.of(1)];
  await Promise.all([a.ask('apart'), b.ask('apart')]);
  await a.ask('journal', messages);
  await b.ask('rejoin');
  const from = performance.now();
  await a.ask('rejoin');
  await a.ask('drained');
  return { messages, seconds: (performance.now() - from) / 1000 };
}

/** Resident memory of two fresh stations after so many messages, in bursts of at most 2,000. */
export async function memory(messages: number): Promise<{ a: number; b: number }> {
  const pair = await BenchLine.running(2);
  const [a, b] = [pair.of(0), pair.of(1)];
  for (let left = messages; left > 0; left -= 2000) {
    await a.ask('prepare', { messages: Math.min(left, 2000), released: false });
    await a.ask('burst', false);
  }
  const used = { a: await a.ask('rssMiB'), b: await b.ask('rssMiB') };
  await pair.end();
  return used;
}

/** B is up; from spawning A to the first message, written at once, on B's record. */
export async function coldStart(): Promise<number> {
  const line = await BenchLine.found(2);
  const b = line.spawn(1);
  await b.ask('ready');
  const recorded = b.ask('firstRecorded');
  const from = performance.now();
  line.spawn(0, true);
  await recorded;
  const ms = performance.now() - from;
  await line.of(0).ask('joined');
  await line.end();
  return ms;
}

/** One message at a time until all others have recorded it; p50 in ms. */
export async function tenParties(parties: number, messages: number): Promise<number> {
  const line = await BenchLine.running(parties);
  const first = line.of(0);
  await first.ask('singly', Math.ceil(messages / 2));
  const took = await first.ask('singly', messages);
  await line.end();
  return quantile(took, 0.5);
}
