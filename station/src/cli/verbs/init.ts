import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { type Role, roles } from '@parley/core/codec/kinds.ts';
import { isLanguage } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { createStation } from '../../ceremony/create-station.ts';
import { newOfficer, writeOfficerFile } from '../../keys/officer-file.ts';
import { markExerciseStation } from '../../run/exercise-station.ts';
import { StoreRefusal } from '../../store/refusals.ts';
import { hasSeal } from '../../store/seal.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { UsageError } from '../failure.ts';
import { officerPassphrase } from '../officer-keys.ts';
import { collect, pairOf } from '../options.ts';

type Options = {
  readonly name: string;
  readonly title: readonly string[];
  readonly zone: string;
  readonly officer: readonly string[];
  readonly sealOfficers?: boolean;
  readonly shares?: string;
  readonly exercise?: boolean;
};

type OfficerPlan = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly file: string;
};

/** Makes a station: its folder, its keys, its officers' key files, and its recovery key. */
export function addInit(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('init'), cli, 'init')
    .requiredOption('--name <party>', t('option.init-name'))
    .option('--title <lang=text>', t('option.init-title'), collect, [])
    .option('--zone <zone>', t('option.init-zone'), 'UTC')
    .option('--officer <name:roles:file>', t('option.init-officer'), collect, [])
    .option('--seal-officers', t('option.init-seal-officers'))
    .option('--shares <dir>', t('option.init-shares'))
    .option('--exercise', t('option.init-exercise'))
    .action((options: Options) => init(cli(), options));
}

async function init(cli: Cli, options: Options): Promise<void> {
  const { t, paths } = cli;
  refuseBadNames(cli, options);
  const titles = options.title.map((value) => pairOf(t, '--title', value, 'en=Moscow'));
  const plans = options.officer.map((value) => officerPlan(cli, value));
  refuseTaken(plans.map(({ file }) => file));
  if (hasSeal(paths.folder)) throw new StoreRefusal('exists', paths.folder);
  const secret = await cli.secret('new');
  const officers = plans.map((plan) => ({ ...plan, ...newOfficer(plan.name, plan.roles) }));
  const made = await createStation(paths, secret, {
    name: options.name,
    titles: new Map(titles.length > 0 ? titles : [[titleLanguage(cli), options.name]]),
    zone: options.zone,
    officers: officers.map(({ officer }) => officer),
    shares: options.shares ?? paths.folder,
  });
  if (options.exercise) markExerciseStation(paths.folder);
  for (const { file, officer, seed } of officers) {
    const passphrase = options.sealOfficers
      ? await officerPassphrase(cli, officer.name)
      : undefined;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeOfficerFile(file, { officer, seed }, passphrase);
  }
  const answer = {
    party: made.party.name,
    folder: paths.folder,
    shares: made.shares,
    officers: officers.map(({ officer, file }) => {
      return { id: hex(officer.id), name: officer.name, roles: officer.roles, file };
    }),
  };
  cli.print(answer, () =>
    [
      t('charter.station-made', { party: made.party.name, folder: identifier(paths.folder) }),
      ...made.shares.map((file) => t('charter.share-written', { file: identifier(file) })),
      t('charter.shares-apart'),
      ...officers.map(({ name, file }) => {
        return t('charter.officer-written', { officer: name, file: identifier(file) });
      }),
      t('charter.next', { command: identifier('parley card --out FILE') }),
    ].join('\n'),
  );
}

/**
 * Before anything is made: a station whose officers' keys could not be written is worth nothing,
 * for their public halves stand on its card.
 */
function refuseTaken(files: readonly string[]): void {
  const paths = files.map((one) => resolve(one));
  const taken = paths.find((path, i) => paths.indexOf(path) !== i || existsSync(path));
  if (taken !== undefined) throw new StoreRefusal('exists', taken);
}

/** Before anything is made: both stand on the party's card, and a charter refuses others. */
function refuseBadNames({ t }: Cli, { name, zone }: Options): void {
  if (!/^[a-z0-9-]{1,32}$/u.test(name)) {
    const allowed = 'a-z, 0-9, -';
    throw new UsageError(t('error.bad-value', { value: name, option: '--name', allowed }));
  }
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    const allowed = 'UTC, Europe/Moscow';
    throw new UsageError(t('error.bad-value', { value: zone, option: '--zone', allowed }));
  }
}

function titleLanguage({ lang }: Cli): string {
  return isLanguage(lang) ? lang : 'en';
}

/** `NAME:ROLE,ROLE:FILE`; a file's name may hold colons, a name may not. */
function officerPlan({ t }: Cli, value: string): OfficerPlan {
  const [name, held, ...rest] = value.split(':');
  const file = rest.join(':');
  const named = (held ?? '').split(',');
  const known = named.every((role) => (roles as readonly string[]).includes(role));
  if (!name || !known || file === '') {
    const allowed = `NAME:${roles.join(',')}:FILE`;
    throw new UsageError(t('error.bad-value', { value, option: '--officer', allowed }));
  }
  return { name, roles: named as Role[], file };
}
