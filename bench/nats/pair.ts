import { join } from 'node:path';
import { Child } from '../child.ts';
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

  /** Warmed up by so many messages. Undefined where there is no server. */
  static async running(warmUp: number): Promise<NatsPair | undefined> {
    const server = await NatsServer.start();
    if (!server) return undefined;
    const pair = new NatsPair(server);
    const [a, b] = [pair.spawn('a'), pair.spawn('b')];
    await a.ask('found');
    await Promise.all([a.ask('ready'), b.ask('ready')]);
    await a.ask('burst', warmUp);
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
