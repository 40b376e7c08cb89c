import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeForkFile } from '@parley/core/evidence/fork-file.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTranscript } from './export.ts';
import { seeded, type TestJournal, TestLine } from './testing/test-line.ts';
import { verifyFile } from './verify.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-evidence-'));
});
afterAll(() => rm(folder, { recursive: true }));

function finalLine(parties = 2): TestLine {
  const line = new TestLine(parties);
  line.write(0);
  line.release(1, 'an answer');
  line.settle();
  line.cut();
  line.settle();
  return line;
}

async function exported(line: TestLine, file: string) {
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const { founding, charterFile } = line;
  return exportTranscript({ founding, charterFile, source: line.source(), journals }, file);
}

describe('files of evidence', () => {
  it('a transcript appears whole, verifies offline, and says what it does not prove', async () => {
    const line = finalLine();
    const file = join(folder, 'a.transcript');
    const written = await exported(line, file);
    expect(written).toMatchObject({ cuts: 1, entries: 2, tailEntries: 0 });
    expect(await readdir(folder)).toEqual(['a.transcript']);
    const { verdict } = await verifyFile(file, { charter: line.charterFile });
    expect(verdict).toMatchObject({ ok: true, kind: 'transcript', code: 'verified', entries: 2 });
    expect(verdict.doesNotProve).not.toContain('charter-authentic');
    expect((await verifyFile(file)).verdict.doesNotProve).toContain('charter-authentic');
  });

  it('of another line than the charter given are refused', async () => {
    const file = join(folder, 'b.transcript');
    await exported(finalLine(), file);
    const { verdict } = await verifyFile(file, { charter: finalLine(3).charterFile });
    expect(verdict).toMatchObject({ ok: false, kind: 'transcript', code: 'charter-differs' });
    // The charter goes first: of another line nothing more is looked at.
    await truncate(file, (await stat(file)).size - 1);
    const cut = await verifyFile(file, { charter: finalLine(3).charterFile });
    expect(cut.verdict).toMatchObject({ ok: false, code: 'charter-differs' });
  });

  it('with one byte changed are refused with a code', async () => {
    const file = join(folder, 'c.transcript');
    await exported(finalLine(), file);
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await writeFile(file, bytes);
    const { verdict } = await verifyFile(file);
    expect(verdict).toMatchObject({ ok: false, kind: 'transcript', entries: 0, proves: [] });
  });

  it('of no known kind are refused as such', async () => {
    const file = join(folder, 'd');
    await writeFile(file, seeded('anything', 100));
    expect((await verifyFile(file)).verdict).toMatchObject({ ok: false, code: 'unknown-type' });
  });

  it('a fork proof convicts with two heads of one size', async () => {
    const line = new TestLine(2);
    const { name, signers } = line.present[0] as TestJournal;
    const origin = originOf(line.line, 'washington', name);
    const note = (text: string) => {
      const head = { size: 1, root: seeded(text), leaf: seeded(text) };
      return { ...head, signature: signers.note.sign(checkpointText({ origin, ...head })) };
    };
    const forkFile = (a: string, b: string) => {
      const notes = [note(a), note(b)] as const;
      const proof = encodeForkProof({ fork: 'roots', line: line.line, journal: name, notes });
      return encodeForkFile({ charterFile: line.charterFile, certificate: null, proof });
    };
    const file = join(folder, 'e.fork');
    await writeFile(file, forkFile('one story', 'another'));
    const { verdict } = await verifyFile(file, { charter: line.charterFile });
    expect(verdict).toMatchObject({ ok: true, kind: 'fork-proof', code: 'verified' });
    expect(verdict.proves).toContain('journal-forked');
    await writeFile(file, forkFile('one story', 'one story'));
    expect((await verifyFile(file)).verdict).toMatchObject({ ok: false, code: 'not-a-fork' });
  });
});
