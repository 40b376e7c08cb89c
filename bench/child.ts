import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Asked = { readonly resolve: (value: never) => void; readonly reject: (why: Error) => void };

/** What a child process answers by name: each takes one plain value and gives one. */
export type Handlers = Record<string, (input: never) => unknown>;

type Answer<T> = T extends Promise<infer U> ? U : T;

/** As `parley` starts a station. */
const stationFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];
const compileCache = fileURLToPath(
  new URL('../node_modules/.cache/parley-compile', import.meta.url),
);

const profiling = (folder: string) => ['--cpu-prof', `--cpu-prof-dir=${folder}`];

/** A forked process of a measurement, asked by name over its IPC channel. */
export class Child<H extends Handlers> {
  readonly process: ChildProcess;
  readonly #asked = new Map<number, Asked>();
  #nextId = 1;

  /** @param setup what the child reads from its first argument, as JSON. */
  constructor(file: URL, setup: unknown) {
    const profile = process.env['BENCH_CPU_PROFILE'];
    const execArgv = [...stationFlags, ...(profile ? profiling(profile) : [])];
    const env = { MALLOC_ARENA_MAX: '1', ...process.env, NODE_COMPILE_CACHE: compileCache };
    this.process = fork(file, [JSON.stringify(setup)], { execArgv, env });
    this.process.on('message', (message) => this.#take(message as Reply));
    this.process.on('exit', (code) => {
      for (const { reject } of this.#asked.values()) reject(new Error(`child ended: ${code}`));
    });
  }

  ask<K extends keyof H & string>(
    name: K,
    ...input: Parameters<H[K]>
  ): Promise<Answer<ReturnType<H[K]>>> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#asked.set(id, { resolve, reject });
      this.process.send({ id, name, input: input[0] });
    });
  }

  /** Asks it to stop, and waits until it has. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.exitCode !== null) return;
    this.process.send({ id: 0, name: 'end' });
    await gone;
  }

  #take(reply: Reply): void {
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if (reply.error === undefined) asked?.resolve(reply.value as never);
    else asked?.reject(new Error(reply.error));
  }
}

type Reply = { readonly id: number; readonly value?: unknown; readonly error?: string };
type Request = { readonly id: number; readonly name: string; readonly input: never };

/** The other end of `Child`: answers by these handlers; `end` runs last. */
export function serve(handlers: Handlers, end: () => unknown): void {
  process.on('message', (request: Request) => void answer(request));
  // A parent that died must not leave stations behind.
  process.on('disconnect', () => process.exit(1));
  async function answer({ id, name, input }: Request): Promise<void> {
    if (name === 'end') {
      await end();
      process.exit(0);
    }
    try {
      const value = await handlers[name]?.(input);
      process.send?.({ id, value });
    } catch (error) {
      process.send?.({ id, error: String(error instanceof Error ? error.stack : error) });
    }
  }
}

/** The value that the parent gave with the fork. */
export function setupOf<T>(): T {
  return JSON.parse(process.argv[2] ?? 'null') as T;
}
