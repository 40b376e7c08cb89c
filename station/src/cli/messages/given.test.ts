import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translator } from '@parley/text/translator.ts';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cli } from '../cli.ts';
import { addresseesOf, classOf, precedenceOf, textsOf } from './given.ts';

const cli = { t: translator('en'), lang: 'en' } as Cli;
const folder = mkdtempSync(join(tmpdir(), 'parley-given-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('options of a message', () => {
  it('name addressees with purpose and a lower precedence', () => {
    expect(addresseesOf(cli, ['moscow', 'london,info:routine', 'paris,action'])).toEqual([
      { party: 'moscow', purpose: 'action' },
      { party: 'london', purpose: 'information', precedence: 'ROUTINE' },
      { party: 'paris', purpose: 'action' },
    ]);
    expect(() => addresseesOf(cli, ['moscow,maybe'])).toThrow('--to');
  });

  it('never preset the class', () => {
    expect(() => classOf(cli, undefined)).toThrow('--class');
    expect(classOf(cli, 'exercise')).toBe('EXERCISE');
    expect(() => precedenceOf(cli, 'URGENT')).toThrow('--precedence');
  });

  it('take one original and its versions, from words and from files', async () => {
    const file = join(folder, 'ar.txt');
    writeFileSync(file, 'لا صاروخ مزوَّد بالوقود.\n');
    const options = { lang: 'en', text: ['No missile is fuelled.', `ar:courtesy=${file}`] };
    expect(await textsOf(cli, options, undefined)).toEqual([
      { lang: 'en', standing: 0, text: 'No missile is fuelled.' },
      { lang: 'ar', standing: 2, text: 'لا صاروخ مزوَّد بالوقود.' },
    ]);
    expect(await textsOf(cli, { text: [`ar=${file}`] }, undefined)).toMatchObject([
      { lang: 'ar', standing: 0 },
    ]);
  });

  it('refuse a file that is missing or not UTF-8, and sign nothing in its place', async () => {
    const file = join(folder, 'latin1.txt');
    writeFileSync(file, Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    await expect(textsOf(cli, {}, file)).rejects.toMatchObject({ code: 'file-unreadable' });
    const missing = textsOf(cli, { text: ['ru=/nowhere/ru.txt'] }, undefined);
    await expect(missing).rejects.toMatchObject({ code: 'no-such-file' });
  });
});
