import { Floor } from './floor.ts';
import {
  catchUp,
  coldStart,
  memory,
  oneAtATime,
  pipelined,
  tenParties,
  warmPair,
} from './line/rows.ts';
import { measureStart } from './line/start.ts';
import { measureVerify } from './line/verify.ts';
import { NatsPair } from './nats/pair.ts';
import * as nats from './nats/rows.ts';
import type { Common, Report } from './report.ts';
import type { Scale } from './scale.ts';
import { median } from './spread.ts';

/** Told of each row before it is measured. */
export type Progress = (row: string) => void;

/** All rows, one after another; those with a peer beside them alternate with it. */
export async function measure(scale: Scale, progress: Progress): Promise<Report> {
  const ours: Common[] = [];
  const released: Report['pipelinedReleased'][] = [];
  const long: Report['catchUp100k'][] = [];
  const singly: Report['oneAtATime'][] = [];
  const theirs: Common[] = [];
  for (let round = 1; round <= scale.rounds; round++) {
    progress(`round ${round}: line`);
    const pair = await warmPair(Math.min(20_000, scale.pipelined));
    const { floorMs, ...common } = await lineRound(pair, scale);
    ours.push(common);
    singly.push({ ...common.oneAtATime, floorMs });
    released.push(rounded(await pipelined(pair, scale.released, true)));
    long.push(await catchUp(pair, scale.catchUpLong));
    await pair.end();
    progress(`round ${round}: NATS`);
    const peer = await natsRound(scale);
    if (peer) theirs.push(peer);
  }
  progress('verify');
  const verify = await measureVerify(scale.verified);
  progress('start');
  const start = await measureStart(scale.started);
  progress('ten parties');
  const ten = await tenParties(scale.parties, scale.among);
  const middle = middleOf(ours);
  return {
    ...middle,
    pipelinedReleased: middleBy(released, (one) => one.perSecond),
    oneAtATime: middleBy(singly, (one) => one.p50Ms / one.floorMs),
    catchUp100k: middleBy(long, (one) => one.seconds),
    verify,
    start,
    tenParties: { p50Ms: ten },
    peers: theirs.length > 0 ? { nats: middleOf(theirs) } : {},
  };
}

type Pair = Awaited<ReturnType<typeof warmPair>>;

async function lineRound(pair: Pair, scale: Scale): Promise<Common & { floorMs: number }> {
  const coldStartMs = await coldStart();
  const memoryMiB = await memory(scale.remembered);
  const many = await pipelined(pair, scale.pipelined);
  const floor = await Floor.open();
  await oneAtATime(pair, floor, scale.singly >> 2);
  const single = await oneAtATime(pair, floor, scale.singly);
  await floor.close();
  return {
    pipelined: rounded(many),
    oneAtATime: { p50Ms: single.p50Ms, p99Ms: single.p99Ms },
    floorMs: single.floorMs,
    wireBytes: { oneAtATime: single.wireBytes, pipelined: many.wireBytes },
    catchUp: await catchUp(pair, scale.catchUp),
    memoryMiB,
    coldStartMs,
  };
}

/** The same of a plain NATS JetStream; undefined where there is no server. */
async function natsRound(scale: Scale): Promise<Common | undefined> {
  const pair = await NatsPair.running(Math.min(20_000, scale.pipelined));
  if (!pair) return undefined;
  try {
    await pair.both[0].ask('burst', Math.max(1, scale.remembered - 20_000));
    const memoryMiB = await nats.natsMemory(pair);
    const many = await nats.natsPipelined(pair, scale.pipelined);
    await nats.natsOneAtATime(pair, scale.singly >> 2);
    const single = await nats.natsOneAtATime(pair, scale.singly);
    return {
      pipelined: rounded(many),
      oneAtATime: { p50Ms: single.p50Ms, p99Ms: single.p99Ms },
      wireBytes: { oneAtATime: single.wireBytes, pipelined: many.wireBytes },
      catchUp: await nats.natsCatchUp(pair, scale.catchUp),
      memoryMiB,
      coldStartMs: await nats.natsColdStart(pair),
    };
  } finally {
    await pair.end();
  }
}

function rounded(one: Report['pipelined']): Report['pipelined'] {
  const { messages, perSecond, cpuMsPerMessage } = one;
  return { messages, perSecond, cpuMsPerMessage };
}

/** Each figure's own middle. */
function middleOf(rounds: readonly Common[]): Common {
  const of = (value: (one: Common) => number) => median(rounds.map(value));
  return {
    pipelined: middleBy(
      rounds.map((one) => one.pipelined),
      (one) => one.perSecond,
    ),
    oneAtATime: middleBy(
      rounds.map((one) => one.oneAtATime),
      (one) => one.p50Ms,
    ),
    wireBytes: {
      oneAtATime: of((one) => one.wireBytes.oneAtATime),
      pipelined: of((one) => one.wireBytes.pipelined),
    },
    catchUp: middleBy(
      rounds.map((one) => one.catchUp),
      (one) => one.seconds,
    ),
    memoryMiB: { a: of((one) => one.memoryMiB.a), b: of((one) => one.memoryMiB.b) },
    coldStartMs: of((one) => one.coldStartMs),
  };
}

/** The round whose figure is the middle one. */
function middleBy<T>(rounds: readonly T[], figure: (one: T) => number): T {
  const sorted = [...rounds].sort((a, b) => figure(a) - figure(b));
  return sorted[sorted.length >> 1] as T;
}
