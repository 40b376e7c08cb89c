import { hex } from '@parley/core/base/bytes.ts';
import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { ReleaseContent } from '@parley/core/keys/release-content.ts';
import { hash, identifier, minuteUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { classKey, precedenceKey } from '../message/chips.tsx';
import { TextDifference } from '../words/text-difference.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { readContent } from './content.ts';
import { AddresseeWords, addresseesOf, refersBy, type Shown } from './outcome.tsx';

/** What changed since this officer last looked, from the bytes of then and those of now. */
export function Changed({ sheet, content }: Shown): ReactElement {
  const { t, r } = useWords();
  const before = sheet.lastSeen ? readContent(sheet.lastSeen.content) : undefined;
  if (!sheet.lastSeen) return <p className="dim small">{t('signing.first-look')}</p>;
  if (!before || sheet.lastSeen.content === sheet.content) {
    const at = minuteUtc(sheet.lastSeen.at);
    return <p className="dim small">{r('signing.unchanged-since', { at })}</p>;
  }
  return (
    <section className="changed">
      <h2 className="head">{t('signing.changed-since')}</h2>
      <ChangedFacts sheet={sheet} before={before} now={content} />
      {langs(before, content).map((lang) => (
        <TextDifference
          key={lang}
          lang={lang}
          before={textIn(before, lang)}
          now={textIn(content, lang)}
        />
      ))}
    </section>
  );
}

function langs(before: ReleaseContent, now: ReleaseContent): string[] {
  const all = [...now.texts, ...before.texts].map(({ lang }) => lang);
  return [...new Set(all)].filter((lang) => textIn(before, lang) !== textIn(now, lang));
}

function textIn({ texts }: ReleaseContent, lang: string): string {
  return texts.find((one) => one.lang === lang)?.text ?? '';
}

/** One thing that the bytes say beside the texts: what it is, for comparing, and its words. */
type Fact = { readonly key: string; readonly said: ReactElement };

type FactsProps = {
  readonly sheet: Shown['sheet'];
  readonly before: ReleaseContent;
  readonly now: ReleaseContent;
};

/** All that is no text, old and new: whoever releases sees that the addressee is another. */
function ChangedFacts({ sheet, before, now }: FactsProps): ReactElement {
  const old = useFacts({ sheet, content: before });
  const fresh = useFacts({ sheet, content: now });
  const only = (some: readonly Fact[], others: readonly Fact[]) =>
    some.filter(({ key }) => !others.some((one) => one.key === key));
  return (
    <>
      {only(old, fresh).map(({ key, said }) => (
        <p key={`- ${key}`}>
          <del>{said}</del>
        </p>
      ))}
      {only(fresh, old).map(({ key, said }) => (
        <p key={`+ ${key}`}>
          <ins>{said}</ins>
        </p>
      ))}
    </>
  );
}

function useFacts(shown: Shown): Fact[] {
  const { t, r } = useWords();
  const { sheet, content } = shown;
  const nameOf = (party: number): string => sheet.parties[party] ?? '?';
  const idOf = (party: number, seq: number) => identifier(`${nameOf(party)}/${seq}`);
  const fileOf = (sha256: string): string =>
    sheet.attachments.find((one) => one.sha256 === sha256)?.name ?? '?';
  const { precedence, class: cls, notAfter } = content;
  return [
    { key: `precedence ${precedence}`, said: <>{t(precedenceKey(precedenceNames[precedence]))}</> },
    { key: `class ${cls}`, said: <>{t(classKey(classNames[cls]))}</> },
    ...addresseesOf(shown).map((one) => ({
      key: `to ${one.party} ${one.forAction} ${one.precedence}`,
      said: <AddresseeWords sheet={sheet} addressee={one} />,
    })),
    ...content.references.map(({ party, number, seq }) => ({
      key: `answers ${party} ${number} ${seq}`,
      said: r(refersBy(content.kind), { id: idOf(party, seq) }),
    })),
    ...(notAfter === null
      ? []
      : [{ key: `void ${notAfter}`, said: r('release.not-after', { at: minuteUtc(notAfter) }) }]),
    ...content.attachments.map(hex).map((sha256) => ({
      key: `attached ${sha256}`,
      said: (
        <>
          {t('release.attachments')}: <TokenText token={identifier(fileOf(sha256))} />{' '}
          <TokenText token={hash(sha256)} dim />
        </>
      ),
    })),
    ...content.before
      .filter(({ size }) => size > 0)
      .map(({ party, size }) => ({
        key: `seen ${party} ${size}`,
        said: r('signing.seen-up-to', { party: nameOf(party), id: idOf(party, size - 1) }),
      })),
  ];
}
