import type { DeskPlan } from '../run/desk-plan.ts';
import { isLoopback } from '../run/desk-plan.ts';
import type { Cli } from './cli.ts';
import { UsageError } from './failure.ts';
import { readGivenFile } from './files.ts';

export type DeskOptions = {
  readonly desk?: string;
  readonly deskName?: string;
  readonly deskCert?: string;
  readonly deskKey?: string;
  readonly deskDemonstration: readonly string[];
};

/** Where the desk is opened, or undefined; refuses an address of others without a certificate. */
export function deskPlan({ t }: Cli, options: DeskOptions): DeskPlan | undefined {
  const { desk, deskName, deskCert, deskKey, deskDemonstration } = options;
  if (desk === undefined) return undefined;
  const [, host = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/u.exec(desk) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535) {
    const bad = { value: desk, option: '--desk', allowed: 'PORT, HOST:PORT' };
    throw new UsageError(t('error.bad-value', bad));
  }
  const bare = host.replaceAll(/^\[|\]$/gu, '');
  const tls =
    deskCert === undefined || deskKey === undefined
      ? undefined
      : { cert: textOf(deskCert), key: textOf(deskKey) };
  if (!tls && !isLoopback(bare)) throw new UsageError(t('error.desk-needs-https'));
  const name = deskName === undefined ? {} : { name: deskName };
  return { host: bare, port, tls, demonstration: deskDemonstration, ...name };
}

function textOf(file: string): string {
  return readGivenFile(file).toString('utf8');
}
