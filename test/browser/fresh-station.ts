import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mustRunVerb, nodeArguments } from '@parley/station/demo/verb.ts';

/** A station of which there is what `init` makes and no more: no officer, no line. */
export class FreshStation {
  readonly name: string;
  readonly #folder: string;
  readonly #ending = new AbortController();
  #child: ChildProcess | undefined;
  #origin = '';
  #real = false;

  constructor(folder: string, name: string) {
    this.name = name;
    this.#folder = join(folder, name);
  }

  /** The address of its desk. */
  get origin(): string {
    return this.#origin;
  }

  /** Whether it may be on a real line. */
  get real(): boolean {
    return this.#real;
  }

  /** Made for exercises or for real lines, and started with its desk. */
  async begin(
    titles: readonly string[],
    { real = false }: { readonly real?: boolean } = {},
  ): Promise<void> {
    this.#real = real;
    mkdirSync(this.#folder, { mode: 0o700 });
    writeFileSync(this.#at('operator.key'), Buffer.alloc(32, this.name), { mode: 0o600 });
    const titled = titles.flatMap((title) => ['--title', title]);
    const kind = real ? [] : ['--exercise'];
    await this.#verb(['init', ...kind, '--name', this.name, ...titled, ...this.#shares()]);
    const desk = ['--desk', '0', '--desk-name', `${this.name}.localhost`];
    const log = ['--log', this.#at('station.log'), '--json'];
    const args = [...nodeArguments, 'run', ...this.#home(), ...desk, ...log];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    process.once('exit', this.#kill);
    const said = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`parley run ended: ${code}`)));
      createInterface(child.stdout).once('line', resolve);
    });
    this.#origin = (JSON.parse(said) as { desk: string }).desk;
  }

  /** `parley officer enrol`, by the operator: a one-time code. */
  async code(name: string, roles: string): Promise<string> {
    const answer = await this.#verb(['officer', 'enrol', name, '--role', roles]);
    return (answer as { code: string }).code;
  }

  /** The two officers with the halves, on the machine where they put them together. */
  async sign(charter: string): Promise<void> {
    const halves = [1, 2].flatMap((n) => ['--share', this.#at('shares', `recovery-${n}.share`)]);
    await mustRunVerb(['charter', 'sign', charter, ...halves], this.#ending.signal);
  }

  async end(): Promise<void> {
    this.#ending.abort();
    process.off('exit', this.#kill);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  readonly #kill = (): void => {
    this.#child?.kill('SIGKILL');
  };

  #at(...parts: string[]): string {
    return join(this.#folder, ...parts);
  }

  #shares(): string[] {
    return ['--shares', this.#at('shares')];
  }

  #home(): string[] {
    return ['--home', this.#at('station'), '--key-file', this.#at('operator.key')];
  }

  #verb(args: readonly string[]) {
    return mustRunVerb([...args, ...this.#home()], this.#ending.signal);
  }
}
