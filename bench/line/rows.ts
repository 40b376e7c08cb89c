import { median } from '../spread.ts';
import { BenchLine } from './founding.ts';

export type Pipelined = { messages: number; perSecond: number; cpuMsPerMessage: number };
export type OneAtATime = { p50Ms: number; p99Ms: number };
export type CatchUp = { messages: number; seconds: number };

/** Stations of one pair, warmed up: the first messages pay for compilation. */
export async function warmPair(messages = 2000): Promise<BenchLine> {
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

/** One message, its receipt durable at A, then the next. */
export async function oneAtATime(
  pair: BenchLine,
  messages: number,
): Promise<OneAtATime & { wireBytes: number }> {
  const [a, b] = [pair.of(0), pair.of(1)];
  const wire = (await a.ask('wire')) + (await b.ask('wire'));
  const took = await a.ask('singly', messages);
  const bytes = (await a.ask('wire')) + (await b.ask('wire')) - wire;
  return { ...took, wireBytes: bytes / messages };
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

/** Resident memory of both stations. */
export async function memory(pair: BenchLine): Promise<{ a: number; b: number }> {
  return { a: await pair.of(0).ask('rssMiB'), b: await pair.of(1).ask('rssMiB') };
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

/** One message at a time until all nine others have recorded it. */
export async function tenParties(messages: number): Promise<number> {
  const line = await BenchLine.running(10);
  const first = line.of(0);
  await first.ask('singly', Math.max(1, messages >> 2));
  const { p50Ms } = await first.ask('singly', messages);
  await line.end();
  return median([p50Ms]);
}
