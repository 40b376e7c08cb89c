import { hash, identifier } from '@parley/text/tokens.ts';
import { isKey } from '@parley/text/translator.ts';
import type { CharterView } from '../../ceremony/charter-view.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { settingWord } from './charter-options.ts';

/** A charter as people read it before they sign: everything it says, and what is odd. */
export function charterText(cli: Cli, view: CharterView): string {
  const { t } = cli;
  const head = (text: string) => `\n${paint(cli, 'bold', text)}`;
  const { predecessor } = view;
  const stated = view.settings.filter((setting) => setting.stated);
  return [
    paint(cli, 'bold', t('charter.title', { name: view.name })),
    hash(view.line, true).text,
    ...wordLines(cli, view.words),
    ...(predecessor
      ? [t('charter.follows', { line: hash(predecessor.line), k: predecessor.k })]
      : []),
    head(t('charter.parties')),
    ...view.parties.flatMap((party) => partyLines(cli, party)),
    head(t('charter.circuits')),
    ...view.circuits.map(circuitLine),
    head(t('charter.rules')),
    ...view.rules.map((rule, i) => `  ${i + 1}. ${ruleLine(cli, rule)}`),
    ...(stated.length === 0 ? [] : [head(t('charter.settings'))]),
    ...stated.map(({ name, value }) => `  ${settingWord(name)} ${value}`),
    ...view.warnings.map((warning) => paint(cli, 'yellow', `! ${warningLine(cli, warning)}`)),
  ].join('\n');
}

/** Six words to a line. */
export function wordLines(cli: Cli, words: readonly string[]): string[] {
  const lines = [cli.t('charter.words')];
  for (let i = 0; i < words.length; i += 6) lines.push(`  ${words.slice(i, i + 6).join(' ')}`);
  return lines;
}

function partyLines(cli: Cli, party: CharterView['parties'][number]): string[] {
  const { t } = cli;
  const titles = Object.values(party.titles).map((title) => identifier(title).text);
  const state = party.signed ? t('charter.signed') : t('charter.not-signed');
  return [
    `  ${party.name} (${titles.join(', ')}), ${party.zone}: ${state}`,
    ...party.officers.map(({ id, name, roles }) => {
      const words = roles.map((role) => t(`role.${role}`)).join(', ');
      return `    ${identifier(name).text} ${id}: ${words}`;
    }),
  ];
}

function circuitLine({ id, kind, addresses }: CharterView['circuits'][number]): string {
  const listed = addresses.map(({ party, address }) => `${party} ${identifier(address).text}`);
  return `  ${id} ${kind}${listed.length === 0 ? '' : `: ${listed.join(', ')}`}`;
}

function ruleLine({ t }: Cli, rule: CharterView['rules'][number]): string {
  const kinds = rule.kinds.map((kind) => {
    const key = `kind.${kind}`;
    return isKey(key) ? t(key as 'kind.message') : kind;
  });
  const what = [kinds.join(', ') || t('charter.any'), ...rule.classes, `≥ ${rule.from}`];
  const needs = rule.needs.map(({ count, roles }) => {
    return `${count} × ${roles.map((role) => t(`role.${role}`)).join(' / ')}`;
  });
  return `${what.join(', ')}: ${needs.join(' + ') || t('charter.nobody')}`;
}

function warningLine({ t }: Cli, { code, subject }: { code: string; subject: string }): string {
  const key = `charter.warning-${code}` as 'charter.warning-no-principal';
  return t(key, { subject });
}
