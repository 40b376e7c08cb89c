import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSource } from './circuits/courier/source.ts';
import { verifyFile } from './evidence/verify.ts';
import { readOfficerFile } from './keys/officer-file.ts';
import { readBounded } from './read-bounded.ts';
import { restore } from './store/restore.ts';
import { keyFile, refusalCode } from './store/testing/scratch.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-named-'));
  spawnSync('mkfifo', [at('pipe')]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is named on a command line', () => {
  it('is read to its end, and no further than its bound, whatever it is', () => {
    writeFileSync(at('file'), 'x'.repeat(200_000));
    symlinkSync('file', at('link'));
    expect(readBounded(at('file'), 200_000)?.length).toBe(200_000);
    expect(readBounded(at('link'), 200_000)?.length).toBe(200_000);
    expect(readBounded(at('file'), 199_999)).toBeUndefined();
    expect(readBounded('/dev/zero', 70_000)).toBeUndefined();
    expect(readBounded('/dev/null', 70_000)?.length).toBe(0);
    truncateSync(at('file'), 2 ** 40);
    expect(readBounded(at('file'), 70_000)).toBeUndefined();
    expect(() => readBounded(folder, 70_000)).toThrow('EISDIR');
  });

  /** Each was seen to wait for a writer, or to read the device until the memory was gone. */
  it.each(['pipe', '/dev/zero', '.'])('is no file of ours: %s', async (name) => {
    const path = name.startsWith('/') ? name : at(name);
    expect(await fileSource(path)).toMatchObject({ ok: false, code: 'file-unreadable' });
    const { verdict } = await verifyFile(path);
    expect(verdict).toMatchObject({ ok: false, code: 'file-unreadable' });
    const code = refusalCode(() => restore(path, at('station'), { secret: keyFile }));
    expect(code).toBe('not-a-backup');
  });

  it('is no key of an officer where it does not end', () => {
    expect(readOfficerFile('/dev/zero')).toMatchObject({ ok: false, code: 'file-unreadable' });
  });
});
