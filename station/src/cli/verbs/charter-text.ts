import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import { listOf } from '@parley/text/list.ts';
import { hash, identifier, isolate, quantity } from '@parley/text/tokens.ts';
import { isKey } from '@parley/text/translator.ts';
import { classKeys, precedenceKeys } from '@parley/text/words.ts';
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
    ...view.circuits.map((circuit) => circuitLine(cli, circuit)),
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
  const { t, lang } = cli;
  const titles = Object.values(party.titles).filter((title) => title !== party.name);
  const state = party.signed ? t('charter.signed') : t('charter.not-signed');
  const called = listOf(
    titles.map((title) => isolate(title, lang)),
    lang,
  );
  const name = isolate(identifier(party.name), lang);
  const named = titles.length === 0 ? name : `${name} (${called})`;
  return [
    `  ${listOf([named, isolate(identifier(party.zone), lang)], lang)}: ${state}`,
    ...party.officers.map(({ id, name, roles }) => {
      const words = roles.map((role) => t(`role.${role}`));
      return `    ${isolate(identifier(`${name} ${id}`), lang)}: ${listOf(words, lang)}`;
    }),
  ];
}

function circuitLine(
  { t, lang }: Cli,
  { id, kind, addresses }: CharterView['circuits'][number],
): string {
  const key = `circuit.${kind}`;
  const word = isKey(key) ? t(key as 'circuit.courier') : kind;
  const listed = addresses.map(({ party, address }) => {
    return isolate(identifier(`${party} ${address}`), lang);
  });
  const named = `${isolate(identifier(id), lang)} ${word}`;
  return `  ${named}${listed.length === 0 ? '' : `: ${listOf(listed, lang)}`}`;
}

function ruleLine({ t, lang }: Cli, rule: CharterView['rules'][number]): string {
  const kinds = rule.kinds.map((kind) => {
    const key = `kind.${kind}`;
    return isKey(key) ? t(key as 'kind.message') : kind;
  });
  const from = t(
    precedenceKeys[precedenceNames.indexOf(rule.from as never)] ?? 'precedence.routine',
  );
  const classes = rule.classes.map((name) => {
    return t(classKeys[classNames.indexOf(name as never)] ?? 'class.real');
  });
  const what = [listOf(kinds, lang) || t('charter.any'), ...classes, `≥ ${from}`];
  const needs = rule.needs.map(({ count, roles }) => {
    const who = roles.map((role) => t(`role.${role}`)).join(' / ');
    return `${isolate(quantity(count), lang)} × ${who}`;
  });
  return `${listOf(what, lang)}: ${needs.join(' + ') || t('charter.nobody')}`;
}

function warningLine({ t }: Cli, { code, subject }: { code: string; subject: string }): string {
  const key = `charter.warning-${code}` as 'charter.warning-no-principal';
  return t(key, { subject });
}
