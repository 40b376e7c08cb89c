import { join } from 'node:path';
import { Child } from '../child.ts';
import type { CatchUp, OneAtATime, Pipelined } from '../line/rows.ts';
import type { NatsHandlers } from './party.ts';
import { NatsServer } from './server.ts';
import type { NatsSetup } from './setup.ts';

type Party = Child<NatsHandlers>;

/** Two parties and their server. */
export class NatsPair {
  readonly server: NatsServer;
  a: Party | undefined;
  b: Party | undefined;

  private constructor(server: NatsServer) {
    this.server = server;
  }

  /** Undefined where there is no server. */
  static async running(): Promise<NatsPair | undefined> {
    const server = await NatsServer.start();
    if (!server) return undefined;
    const pair = new NatsPair(server);
    const [a, b] = [pair.spawn('a'), pair.spawn('b')];
    await a.ask('found');
    await Promise.all([a.ask('ready'), b.ask('ready')]);
    await a.ask('burst', 2000);
    return pair;
  }

  spawn(role: 'a' | 'b', name = role as string, greeting = false): Party {
    const database = join(this.server.folder, `${name}.db`);
    const setup: NatsSetup = { role, server: this.server.url, database, greeting };
    const party: Party = new Child(new URL('./party.ts', import.meta.url), setup);
    this[role] = party;
    return party;
  }

  get both(): readonly [Party, Party] {
    return [this.a as Party, this.b as Party];
  }

  async wire(): Promise<number> {
    const [a, b] = await Promise.all(this.both.map((party) => party.ask('wire')));
    return (a ?? 0) + (b ?? 0);
  }

  async end(): Promise<void> {
    await Promise.all([this.a?.end(), this.b?.end()]);
    await this.server.end();
  }
}

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
