import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export type Ran = { readonly code: number | null; readonly output: string; readonly hung: boolean };

/** Bytes of output that are kept, from its end. */
const outputKept = 256 * 1024;

/** Runs a command in a folder, with all that it starts; it is ended when its time is over. */
export function run(folder: string, command: readonly string[], seconds: number): Promise<Ran> {
  const [file = '', ...args] = command;
  const bin = join(folder, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, CI: '1' };
  // A group of its own: the workers that it started end with it.
  const child = spawn(file, args, { cwd: folder, env, detached: true });
  let output = '';
  const keep = (bytes: Buffer) => {
    output = (output + bytes.toString()).slice(-outputKept);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, seconds * 1000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, hung });
    });
  });
}
