import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { must, TwoParties } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

/*
 * A bar is drawn where a person looks, and nowhere else. No program is asked for a terminal: not
 * every machine has one that gives it. Standard error is made to say that it is one, before the
 * verb begins; what is written to it is what a terminal would get.
 */
const pretends = `
  import tty from 'node:tty';
  import { syncBuiltinESMExports } from 'node:module';
  const asked = tty.isatty;
  tty.isatty = (fd) => fd === 2 || asked(fd);
  syncBuiltinESMExports();
  Object.assign(process.stderr, { isTTY: true, columns: 80, rows: 24 });
`;
const terminal = `data:text/javascript,${encodeURIComponent(pretends)}`;
const bar = /[█░]{3}/u;

const parties = new TwoParties();
afterEach(async () => await parties.drop());

type Said = { readonly status: number | null; readonly out: string; readonly err: string };

function run(args: readonly string[], on: 'terminal' | 'file'): Said {
  const env = { ...process.env, PARLEY_KEY_FILE: parties.at('key'), PARLEY_LANG: 'en' };
  const before = on === 'terminal' ? ['--import', terminal] : [];
  const ran = spawnSync(process.execPath, [...before, ...nodeArguments, ...args], { env });
  return { status: ran.status, out: ran.stdout.toString(), err: ran.stderr.toString() };
}

it('long work draws a bar on a terminal; none with --json, and none elsewhere', async () => {
  await parties.founded();
  const home = ['--home', parties.home('north')];
  writeFileSync(parties.at('new.key'), Buffer.alloc(32, 9));
  must(await parties.on('north', 'watch', 'staffed'));
  const [transcript, copy] = [parties.at('north.transcript'), parties.at('north.backup')];
  const works: readonly (readonly string[])[] = [
    ['transcript', 'export', '--tail', '--wait', '0', '--out', transcript, ...home],
    ['verify', transcript, '--charter', parties.charter],
    ['courier', 'export', '--to', 'south', '--out', parties.at('one.courier'), ...home],
    ['courier', 'import', parties.at('one.courier'), '--home', parties.home('south')],
    ['backup', '--out', copy, ...home],
    ['restore', copy, '--home', parties.at('again')],
    ['doctor', ...home],
    ['rekey', 'disk', '--new-key-file', parties.at('new.key'), '--home', parties.at('again')],
  ];
  for (const work of works) {
    const shown = run(work, 'terminal');
    expect(shown.err, work.join(' ')).toMatch(bar);
    expect(shown.out, work.join(' ')).not.toMatch(bar);
  }
  const silent: readonly (readonly [readonly string[], 'terminal' | 'file'])[] = [
    [['verify', transcript, '--charter', parties.charter], 'file'],
    [['verify', transcript, '--charter', parties.charter, '--json'], 'terminal'],
    [['backup', '--out', parties.at('two.backup'), ...home], 'file'],
    [['backup', '--out', parties.at('three.backup'), '--json', ...home], 'terminal'],
  ];
  for (const [work, on] of silent) {
    const { status, err } = run(work, on);
    expect([status, err], work.join(' ')).toEqual([0, '']);
  }
}, 900_000);
