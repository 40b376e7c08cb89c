import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, TwoParties } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

let parties: TwoParties;

beforeEach(async () => {
  parties = new TwoParties();
  must(await parties.init('north'));
});

afterEach(async () => await parties.drop());

/** What a person reads, and the exit code. */
function doctor(lang: string): { code: number | null; said: string } {
  const env = { ...process.env, PARLEY_KEY_FILE: parties.at('key'), PARLEY_LANG: lang };
  const args = [...nodeArguments, 'doctor', '--home', parties.home('north')];
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { code: status, said: stdout };
}

describe('doctor', () => {
  it('says what is wrong, what is safe and what to do next, in three languages', () => {
    expect(doctor('en')).toMatchObject({ code: 0 });
    const guard = parties.at('north', 'guard');
    renameSync(guard, parties.at('elsewhere'));
    const said = (lang: string) => {
      const { code, said: text } = doctor(lang);
      expect(code).toBe(3);
      return text;
    };
    expect(said('en')).toMatch(
      /There is no guard[\s\S]*Safe: Nothing false[\s\S]*Next: Bring its/u,
    );
    expect(said('ru')).toMatch(/Стража нет[\s\S]*Цело: Ложного[\s\S]*Дальше: Верните его/u);
    expect(said('ar')).toMatch(/لا حارس[\s\S]*سليم: لا يمكن[\s\S]*التالي: أعد قرصه/u);
    renameSync(parties.at('elsewhere'), guard);
    expect(doctor('en')).toMatchObject({ code: 0 });
  }, 240_000);

  it('names a folder that does not open at all: a damaged seal, another secret, no station', () => {
    const seal = parties.at('north', 'seal.json');
    const whole = readFileSync(seal, 'utf8');
    writeFileSync(seal, whole.replace('"parley"', '"parlez"'));
    expect(doctor('en')).toMatchObject({ code: 3, said: expect.stringContaining('The seal of') });
    const nibble = (text: string) => (text.endsWith('0') ? '1' : '0');
    writeFileSync(
      seal,
      whole.replace(/"wrapped": "[0-9a-f]/u, (at) => at.slice(0, -1) + nibble(at)),
    );
    expect(doctor('en')).toMatchObject({ code: 3, said: expect.stringContaining('The secret') });
    renameSync(seal, parties.at('seal'));
    expect(doctor('en')).toMatchObject({ code: 3, said: expect.stringContaining('no station') });
  }, 240_000);
});
