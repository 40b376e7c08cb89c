import { existsSync } from 'node:fs';
import { unhex } from '@parley/core/base/bytes.ts';
import { type Role, roles } from '@parley/core/codec/kinds.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { listOf } from '@parley/text/list.ts';
import { identifier, isolate, minuteUtc } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import { newOfficer, officerInFile, writeOfficerFile } from '../../keys/officer-file.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { UsageError } from '../failure.ts';
import { officerPassphrase, writeRecord } from '../officer-keys.ts';
import { collect } from '../options.ts';

type Row = {
  readonly id: string;
  readonly scheme: 0 | 1 | 2;
  readonly publicKey: string;
  readonly roles: readonly Role[];
  readonly name: string;
};

/** The roster: whom to put on it and take off it, the principals signing; and new keys. */
export function addOfficer(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const officer = describeGroup(program, cli, 'officer');
  const role = `${t('option.officer-role')} (${roles.join(', ')})`;
  describe(officer.command('add'), cli, 'officer-add')
    .argument('<file|id>')
    .option('--role <role>', role, collect, [])
    .requiredOption('--principal <file>', t('option.principal'), collect)
    .action((file, options) => add(cli(), file, options));
  describe(officer.command('remove'), cli, 'officer-remove')
    .argument('<id>')
    .requiredOption('--principal <file>', t('option.principal'), collect)
    .action((id, options) => remove(cli(), id, options));
  describe(officer.command('new'), cli, 'officer-new')
    .argument('<name>')
    .requiredOption('--role <role>', role, collect, [])
    .requiredOption('--out <file>', t('option.out'))
    .option('--seal', t('option.init-seal-officers'))
    .action((name, options) => make(cli(), name, options));
  describe(officer.command('enrol'), cli, 'officer-enrol')
    .argument('<name>')
    .requiredOption('--role <role>', role, collect, [])
    .option('--compartment <name>', t('option.enrol-compartment'), collect, [])
    .action((name, options) => enrol(cli(), name, options));
  describe(officer.command('list'), cli, 'officer-list').action(() => list(cli()));
}

async function add(
  cli: Cli,
  word: string,
  options: { readonly role: readonly string[]; readonly principal: readonly string[] },
): Promise<void> {
  const enrolled = idForm.test(word) && !existsSync(word);
  const found = enrolled
    ? oneOf((await cli.ask('officers-enrolled', {})) as readonly Row[], word)
    : officerFrom(word);
  const held = options.role.length === 0 ? found.roles : rolesOf(cli, options.role);
  const officer = { ...found, roles: held };
  await change(cli, 'add', officer, options.principal);
}

async function remove(
  cli: Cli,
  id: string,
  { principal }: { readonly principal: readonly string[] },
): Promise<void> {
  const officers = (await cli.ask('officers', {})) as readonly Row[];
  await change(cli, 'remove', oneOf(officers, id), principal);
}

const idForm = /^[0-9a-f]{4,64}$/iu;

/** The officer whose id begins so; refuses `unknown-officer` where none or several do. */
function oneOf(officers: readonly Row[], id: string): Officer {
  const found = officers.filter((one) => id.length >= 4 && one.id.startsWith(id.toLowerCase()));
  const [row, other] = found;
  if (!row || other) throw new ActRefusal('unknown-officer', id);
  return {
    ...row,
    id: unhex(row.id) as Uint8Array,
    publicKey: unhex(row.publicKey) as Uint8Array,
  };
}

function officerFrom(file: string): Officer {
  const found = officerInFile(file);
  if (!found.ok) throw new ActRefusal(found.code, found.detail);
  return found.value;
}

async function change(
  cli: Cli,
  action: 'add' | 'remove',
  officer: Officer,
  principals: readonly string[],
): Promise<void> {
  const { t } = cli;
  const { entry } = await writeRecord(cli, { kind: 'roster', action, officer }, principals);
  const { name } = officer;
  cli.print({ entry, action, officer: name, roles: officer.roles }, () => {
    return t('status.entry', { entry, what: `${t(`roster.${action}`)}: ${identifier(name).text}` });
  });
}

/** A key that is on no roster yet. */
async function make(
  cli: Cli,
  name: string,
  options: { readonly role: readonly string[]; readonly out: string; readonly seal?: boolean },
): Promise<void> {
  const made = newOfficer(name, rolesOf(cli, options.role));
  const passphrase = options.seal ? await officerPassphrase(cli, name) : undefined;
  writeOfficerFile(options.out, made, passphrase);
  cli.print({ officer: name, file: options.out }, () => {
    return cli.t('charter.officer-written', { officer: name, file: identifier(options.out) });
  });
}

/** The operator of the station gives the first codes; administrators at the desk the others. */
async function enrol(
  cli: Cli,
  name: string,
  options: { readonly role: readonly string[]; readonly compartment: readonly string[] },
): Promise<void> {
  const input = { name, roles: rolesOf(cli, options.role), compartments: [...options.compartment] };
  const answer = (await cli.ask('officer-code', input)) as { code: string; ends: number };
  cli.print({ officer: name, ...answer }, () => {
    const [officer, code] = [identifier(name), identifier(answer.code)];
    return cli.t('officer.enrol-code', { officer, until: minuteUtc(answer.ends), code });
  });
}

async function list(cli: Cli): Promise<void> {
  const officers = (await cli.ask('officers', {})) as readonly Row[];
  const enrolled = (await cli.ask('officers-enrolled', {})) as readonly Row[];
  const rowText = ({ id, name, roles: held }: Row) => {
    const words = held.map((role) => cli.t(`role.${role}`));
    const who = isolate(identifier(`${id}  ${name}`), cli.lang);
    return `${who}: ${listOf(words, cli.lang)}`;
  };
  const add = identifier('parley officer add ID --principal FILE');
  const waiting = enrolled.length === 0 ? [] : ['', cli.t('officer.enrolled', { add })];
  cli.print(officers, () => {
    return [...officers.map(rowText), ...waiting, ...enrolled.map(rowText)].join('\n');
  });
}

function rolesOf({ t }: Cli, words: readonly string[]): Role[] {
  return words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const role = roles.find((one) => one === word);
      if (role) return role;
      const bad = { value: word, option: '--role', allowed: roles.join(', ') };
      throw new UsageError(t('error.bad-value', bad));
    });
}
