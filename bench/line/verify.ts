import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const quiet = '--disable-warning=ExperimentalWarning';

/** Verifies a transcript of so many entries, one in a hundred released, in a process of its own. */
export async function measureVerify(
  entries: number,
): Promise<{ entries: number; seconds: number; MiB: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-verify-'));
  const file = join(folder, 'corpus.transcript');
  try {
    await run(process.execPath, [quiet, script('verify-corpus.ts'), file, String(entries)]);
    const { stdout } = await run(process.execPath, [quiet, script('verify.ts'), file]);
    const found = JSON.parse(stdout) as Verified;
    if (!found.ok) throw new Error(`the corpus does not verify: ${found.code}`);
    return { entries: found.entries ?? entries, seconds: found.seconds, MiB: found.MiB };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Verified = {
  readonly ok: boolean;
  readonly code?: string;
  readonly entries?: number;
  readonly seconds: number;
  readonly MiB: number;
};
