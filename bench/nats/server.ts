import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../free-port.ts';

/** Debian puts the server where an ordinary user's PATH does not look. */
const searched = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`;

/** A NATS server of its own with file-backed JetStream, default sync. */
export class NatsServer {
  readonly url: string;
  readonly folder: string;
  readonly #process: ChildProcess;

  private constructor(url: string, folder: string, process: ChildProcess) {
    this.url = url;
    this.folder = folder;
    this.#process = process;
  }

  /** Undefined where there is no `nats-server`. */
  static async start(): Promise<NatsServer | undefined> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-nats-'));
    const args = ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)];
    const env = { ...process.env, PATH: searched };
    const server = spawn('nats-server', args, { env, stdio: 'ignore' });
    const missing = new Promise<false>((resolve) => server.once('error', () => resolve(false)));
    if (!(await Promise.race([missing, listening(port)]))) {
      rmSync(folder, { recursive: true, force: true });
      return undefined;
    }
    return new NatsServer(`127.0.0.1:${port}`, folder, server);
  }

  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function listening(port: number): Promise<boolean> {
  for (let i = 0; i < 500; i++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = dial(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}
