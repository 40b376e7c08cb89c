import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StationProcess } from '@parley/station/demo/station-process.ts';
import { runVerb } from '@parley/station/demo/verb.ts';

const plans = {
  washington: { titles: ['en=Washington', 'ru=Вашингтон', 'ar=واشنطن'], zone: 'America/New_York' },
  moscow: { titles: ['en=Moscow', 'ru=Москва', 'ar=موسكو'], zone: 'Europe/Moscow' },
} as const;

export type Side = keyof typeof plans;

/** Both stations of an exercise line, each a process of its own, their desks open. */
export class RealStations {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-two-desks-')));
  readonly #ending = new AbortController();
  #ports: Readonly<Record<Side, number>> | undefined;
  #both: readonly [StationProcess, StationProcess] | undefined;

  get washington(): StationProcess {
    return this.#stations()[0];
  }

  get moscow(): StationProcess {
    return this.#stations()[1];
  }

  /** From two empty folders, by the verbs that operators use, to a circuit that is up. */
  async begin(): Promise<void> {
    process.once('exit', this.#kill);
    this.#ports = { washington: await freePort(), moscow: await freePort() };
    const both = [this.washington, this.moscow] as const;
    await Promise.all(both.map((one) => one.init()));
    const cards = both.map(({ name }) => join(this.#folder, `${name}.card`));
    await Promise.all(both.map((one, i) => one.card(cards[i] as string)));
    const files = { charter: this.#at('line.charter'), secret: this.#at('line.secret') };
    const circuit = `websocket=websocket:washington=127.0.0.1:${await freePort()}`;
    await this.washington.draftCharter(cards, files, [circuit]);
    const words = await this.moscow.words(files.charter);
    for (const one of both) await one.sign(files.charter);
    await Promise.all(both.map((one) => one.adopt(files, words)));
    await Promise.all(both.map((one) => one.run()));
  }

  /** Its process is gone at once, as when a machine loses its power. */
  async crash(side: Side): Promise<void> {
    this[side].kill();
    await this[side].stop();
  }

  /** It stands again where it stood: the same folder, the same address of its desk. */
  async restart(side: Side): Promise<void> {
    await this[side].run();
  }

  /** The address of a side's desk. */
  origin(side: Side): string {
    return new URL(this.principalLink(side)).origin;
  }

  /** By it the principal, an officer of the demonstration, signs in once. */
  principalLink(side: Side): string {
    return this[side].links[0]?.url ?? '';
  }

  /** `parley officer enrol`: a one-time code. */
  async code(side: Side, name: string, roles: string): Promise<string> {
    const keyFile = this.#at(side, 'operator.key');
    const at = ['--home', this[side].home, '--key-file', keyFile];
    const args = ['officer', 'enrol', name, '--role', roles, ...at];
    const { answer, stderr } = await runVerb(args, this.#ending.signal);
    const { code } = (answer ?? {}) as { code?: string };
    if (code === undefined) throw new Error(`no code for ${name}: ${stderr}`);
    return code;
  }

  async end(): Promise<void> {
    await Promise.all([this.washington.stop(), this.moscow.stop()]);
    process.off('exit', this.#kill);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  readonly #kill = (): void => {
    this.washington.kill();
    this.moscow.kill();
  };

  #at(...parts: string[]): string {
    return join(this.#folder, ...parts);
  }

  #stations(): readonly [StationProcess, StationProcess] {
    this.#both ??= [this.#station('washington'), this.#station('moscow')];
    return this.#both;
  }

  #station(name: Side): StationProcess {
    const { titles, zone } = plans[name];
    const { signal } = this.#ending;
    const deskPort = this.#ports?.[name] ?? 0;
    const folder = this.#at(name);
    return new StationProcess({ name, folder, titles, zone, desk: true, deskPort, signal });
  }
}

/** A port of this machine that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
