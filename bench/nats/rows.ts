import type { CatchUp, OneAtATime, Pipelined } from '../line/rows.ts';
import type { NatsPair } from './pair.ts';

/** Beside the rows of the line: A publishes, and has each message's receipt stored at the end. */
export async function natsPipelined(
  pair: NatsPair,
  messages: number,
): Promise<Pipelined & { wireBytes: number }> {
  const wire = await pair.wire();
  await Promise.all(pair.both.map((party) => party.ask('cpuReset')));
  const ms = await pair.both[0].ask('burst', messages);
  const [a, b] = await Promise.all(pair.both.map((party) => party.ask('cpuMs')));
  return {
    messages,
    perSecond: (messages / ms) * 1000,
    cpuMsPerMessage: ((a ?? 0) + (b ?? 0)) / messages,
    wireBytes: ((await pair.wire()) - wire) / messages,
  };
}

/** One message, its receipt stored at A, then the next. */
export async function natsOneAtATime(
  pair: NatsPair,
  messages: number,
): Promise<OneAtATime & { wireBytes: number }> {
  const wire = await pair.wire();
  const took = await pair.both[0].ask('singly', messages);
  return { ...took, wireBytes: ((await pair.wire()) - wire) / messages };
}

/** B away, A publishing into the stream; then from B's return to the last receipt stored at A. */
export async function natsCatchUp(pair: NatsPair, messages: number): Promise<CatchUp> {
  const [a, b] = pair.both;
  await b.ask('apart');
  await a.ask('publish', messages);
  const end = await a.ask('published');
  const from = performance.now();
  await b.ask('ready');
  await a.ask('reached', end);
  return { messages, seconds: (performance.now() - from) / 1000 };
}

/** Resident memory of both parties, without the server. */
export async function natsMemory(pair: NatsPair): Promise<{ a: number; b: number }> {
  const [a, b] = await Promise.all(pair.both.map((party) => party.ask('rssMiB')));
  return { a: a ?? 0, b: b ?? 0 };
}

/** Server and B up; from spawning A to the first message, published at once, stored at B. */
export async function natsColdStart(pair: NatsPair): Promise<number> {
  const [a, b] = pair.both;
  const before = await b.ask('stored');
  await a.end();
  const stored = b.ask('reached', before + 1);
  const from = performance.now();
  pair.spawn('a', 'a2', true);
  await stored;
  return performance.now() - from;
}
