import type { CeremonyCharter } from '@parley/api/ceremony.ts';
import { classNames, type KindName, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { duration, hash, identifier, phrase, quantity } from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { ForeignName } from '../words/foreign-text.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { exerciseMark, isSeconds, settingKey } from './setting-words.ts';

type Says = { readonly charter: CeremonyCharter };

/** All that a charter says, before anyone signs it; what is unusual is named first. */
export function CharterSays({ charter }: Says): ReactElement {
  const { t, r } = useWords();
  const { predecessor } = charter;
  return (
    <>
      <Warnings charter={charter} />
      {predecessor && (
        <p>
          {r('charter.follows', {
            line: hash(predecessor.line),
            k: quantity(predecessor.k),
          })}
        </p>
      )}
      <h3 className="head">{t('charter.parties')}</h3>
      <Parties charter={charter} />
      <h3 className="head">{t('charter.circuits')}</h3>
      <Circuits charter={charter} />
      <h3 className="head">{t('charter.rules')}</h3>
      <Rules charter={charter} />
      <h3 className="head">{t('charter.settings')}</h3>
      <Settings charter={charter} />
    </>
  );
}

const warnings = {
  'no-principal': 'charter.warning-no-principal',
  'odd-title': 'charter.warning-odd-title',
  'rule-unfulfilled': 'charter.warning-rule-unfulfilled',
  'similar-names': 'charter.warning-similar-names',
} as const;

function Warnings({ charter }: Says): ReactElement[] {
  const { r } = useWords();
  return charter.warnings.map(({ code, subject }) => {
    const known = Object.entries(warnings).find(([one]) => one === code);
    return (
      <p className="notice bad" key={`${code} ${subject}`}>
        {known ? r(known[1], { subject: identifier(subject) }) : `${code} ${subject}`}
      </p>
    );
  });
}

function Parties({ charter }: Says): ReactElement {
  const { t, lang, list } = useWords();
  const roleWords = (roles: readonly string[]): string =>
    list(roles.map((role) => t(`role.${role}` as 'role.releaser')));
  return (
    <table>
      <tbody>
        {charter.parties.map(({ name, titles, zone, officers }) => (
          <tr key={name}>
            <th scope="row">
              <ForeignName text={titles[lang] ?? name} />
              <p className="small dim">
                <TokenText token={identifier(`${name}, ${zone}`)} />
              </p>
            </th>
            <td>
              {officers.map((one) => (
                <p key={one.id}>
                  <ForeignName text={one.name} /> <TokenText token={identifier(one.id)} dim />{' '}
                  <span className="dim">{roleWords(one.roles)}</span>
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Circuits({ charter }: Says): ReactElement {
  return (
    <table>
      <tbody>
        {charter.circuits.map(({ id, kind, addresses }) => (
          <tr key={id}>
            <th scope="row">
              <TokenText token={identifier(id)} />
              {kind !== id && (
                <>
                  {' '}
                  <TokenText token={identifier(kind)} dim />
                </>
              )}
            </th>
            <td className="wraps">
              {addresses.map(({ party, address }) => (
                <p key={party}>
                  <bdi>{party}</bdi> <TokenText token={identifier(address)} />
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ charter }: Says): ReactElement {
  const words = useWords();
  return (
    <ol className="charter-rules">
      {charter.rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a rule is what decides
        <li key={index}>{ruleWords(words, rule)}</li>
      ))}
    </ol>
  );
}

/** For what a rule is, and who then releases; in the words of the command line. */
function ruleWords({ t, list }: Words, rule: CeremonyCharter['rules'][number]): ReactElement {
  const named = rule.kinds.map((kind) => t(kindKey(kinds[kind as KindName] ?? 0)));
  const classes = rule.classes.map((one) => {
    return t(classKeys[classNames.indexOf(one as never)] ?? 'class.real');
  });
  const at = precedenceNames.indexOf(rule.from as never);
  const from = t(precedenceKeys[at] ?? 'precedence.routine');
  const above = t('charter.and-above', { precedence: phrase(from) });
  const what = list([...(named.length > 0 ? named : [t('charter.any')]), ...classes, above]);
  return (
    <>
      {what}: {rule.needs.length === 0 && t('charter.nobody')}
      {rule.needs.map(({ count, roles }, index) => {
        const who = roles.map((role) => t(`role.${role}`)).join(' / ');
        return (
          <span key={who}>
            {index > 0 && ' + '}
            <TokenText token={quantity(count)} /> × {who}
          </span>
        );
      })}
    </>
  );
}

/** What is stated; the rest has its defaults, as the specification gives them. */
function Settings({ charter }: Says): ReactElement {
  const { t, r } = useWords();
  const stated = charter.settings.filter((one) => one.stated);
  return (
    <ul className="charter-settings">
      {stated.map(({ name, value }) => {
        const key = settingKey(name);
        if (name === exerciseMark && key) return <li key={name}>{t(key)}</li>;
        return (
          <li key={name}>
            {r('charter.setting-value', {
              setting: key ? phrase(t(key)) : identifier(name),
              value: isSeconds(name) ? duration(value * 1000) : quantity(value),
            })}
          </li>
        );
      })}
      <li className="dim">{t('charter.settings-default')}</li>
    </ul>
  );
}
