import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromHex } from '../base/bytes.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cases = Record<'pass' | 'fail', { bytes: string }[]>;
function vector(format: string, of: 'pass' | 'fail', index: number): string {
  const path = join(import.meta.dirname, '../../../vectors', format, `${format}.json`);
  const cases: Cases = JSON.parse(readFileSync(path, 'utf8'));
  const file = join(folder, `${format}-${of}-${index}`);
  writeFileSync(file, fromHex(cases[of][index]?.bytes ?? '') ?? '');
  return file;
}

function ran(...args: string[]) {
  let [out, err] = ['', ''];
  const code = run(args, {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text), isTTY: false },
  });
  return { code, out, err };
}

const transcript = vector('transcript', 'pass', 1);
const altered = vector('transcript', 'fail', 1);

describe('parley-verify', () => {
  it('says what a transcript proves and does not, and exits with 0', () => {
    const { code, out } = ran(transcript);
    expect(code).toBe(0);
    expect(out).toContain('VERIFIED. A transcript up to cut 1; entries: 7.');
    expect(out).toContain('It proves: all parties signed its charter; ');
    expect(out).toContain('It does not prove: that this is the charter you know');
  });

  it('says the same in Arabic and in Russian', () => {
    expect(ran(transcript, '--lang', 'ar').out).toContain('تمّ التحقق');
    expect(ran(transcript, '--lang', 'ru').out).toContain('ПРОВЕРЕНО');
  });

  it('refuses with a code, in words and as JSON, and exits with 1', () => {
    expect(ran(altered)).toMatchObject({ code: 1 });
    expect(ran(altered).out).toContain('REFUSED: not-root-of-journal.');
    const { code, out } = ran(altered, '--json');
    expect(code).toBe(1);
    const verdict = { ok: false, kind: 'transcript', code: 'not-root-of-journal', entries: 0 };
    expect(JSON.parse(out)).toMatchObject({ ...verdict, proves: [] });
  });

  it('compares the line and the charter that were given', () => {
    const { line } = JSON.parse(ran(transcript, '--json').out);
    const same = JSON.parse(ran(transcript, '--json', '--line', line).out);
    expect(same).toMatchObject({ ok: true });
    expect(same.doesNotProve).not.toContain('charter-authentic');
    const other = ['--json', '--line', '00'.repeat(32)];
    expect(JSON.parse(ran(transcript, ...other).out)).toMatchObject({ code: 'charter-differs' });
    const charter = ['--json', '--charter', vector('charter-file', 'pass', 0)];
    expect(JSON.parse(ran(transcript, ...charter).out)).toMatchObject({ code: 'charter-differs' });
    const bad = ['--json', '--charter', vector('charter-file', 'fail', 1)];
    expect(JSON.parse(ran(transcript, ...bad).out)).toMatchObject({ code: 'bad-signature' });
  });

  it('verifies disclosures, and tells other files from evidence', () => {
    expect(ran(vector('disclosure', 'pass', 0)).out).toContain(
      'VERIFIED. A disclosure; entries: 1.',
    );
    const other = ran(vector('charter-file', 'pass', 0), '--json');
    expect(JSON.parse(other.out)).toMatchObject({ ok: false, kind: null, code: 'unknown-type' });
  });

  it('exits with 2 for what it does not understand or cannot read', () => {
    expect(ran()).toMatchObject({ code: 2, out: '' });
    expect(ran(transcript, '--lang', 'xx')).toMatchObject({ code: 2, out: '' });
    expect(ran(transcript, '--line', 'ab')).toMatchObject({ code: 2, out: '' });
    expect(ran(join(folder, 'nothing'))).toMatchObject({ code: 2, out: '' });
  });
});
