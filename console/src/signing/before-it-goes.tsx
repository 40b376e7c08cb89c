import type { Sheet } from '@parley/api/sheets.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import { isLanguage, languageNames } from '@parley/text/languages.ts';
import { duration, identifier, minuteUtc, phrase, type Token } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { precedenceKey } from '../message/chips.tsx';
import { Emblem } from '../message/emblem.tsx';
import { watchWords } from '../message/watch-words.tsx';
import { useWords } from '../words/words.tsx';
import type { Shown } from './outcome.tsx';

/** What is still missing, what was seen, whether it would arrive now, and what follows. */
export function BeforeItGoes({ sheet, content }: Shown): ReactElement {
  const { t } = useWords();
  return (
    <>
      <h2 className="head">{t('signing.before')}</h2>
      <Needs sheet={sheet} content={content} />
      <h2 className="head">{t('signing.you-have-seen')}</h2>
      <Seen sheet={sheet} content={content} />
      <h2 className="head">{t('signing.if-now')}</h2>
      <IfNow sheet={sheet} content={content} />
      <h2 className="head">{t('signing.afterwards')}</h2>
      <p className="small">{t('signing.no-way-back')}</p>
      {sheet.retractionArmed && <p className="small">{t('signing.retraction-armed')}</p>}
    </>
  );
}

function Item({
  done,
  children,
}: {
  done: boolean;
  children: ReactElement | string;
}): ReactElement {
  return (
    <li className="needed" data-done={done}>
      <span className={done ? 'good' : 'warn'}>
        <Emblem name={done ? 'done' : 'missing'} />
      </span>
      <span>{children}</span>
    </li>
  );
}

function Needs({ sheet, content }: Shown): ReactElement {
  const { t, r, list } = useWords();
  const me = useSignal(session)?.officer?.officer;
  const mine = sheet.signers.find(({ officer }) => officer === me);
  const proposed = sheet.proposedPrecedence;
  return (
    <ul>
      {sheet.needs.length === 0 && <Item done>{t('signing.needs-none')}</Item>}
      {sheet.needs.map(({ count, roles }) => {
        // One of these roles, and not each of them.
        const words = phrase(roles.map((role) => t(`role.${role}`)).join(' / '));
        return (
          <Item key={roles.join()} done={sheet.missing === 0}>
            {r('signing.needs', { count, roles: words })}
          </Item>
        );
      })}
      {sheet.released.map(({ officer, name }) => (
        <Item key={officer} done>
          {r('signing.has-released', { officer: name })}
        </Item>
      ))}
      {sheet.missing > 0 && (
        <Item done={false}>
          {mine && !mine.released && mine.refusal === null
            ? t('signing.yours-missing')
            : t('signing.another-missing')}
        </Item>
      )}
      {sheet.beyondRoster > 0 && (
        <li className="needed bad" role="status">
          <Emblem name="missing" />
          <span>{r('signing.beyond-roster', { count: sheet.beyondRoster })}</span>
        </li>
      )}
      {sheet.reviews.map(({ lang, by, at }) => (
        <Item key={lang} done>
          {by === null
            ? r('signing.as-in-template', { language: languageOf(lang) })
            : r('signing.reviewed-by', {
                language: languageOf(lang),
                officer: by.name,
                at: minuteUtc(at),
              })}
        </Item>
      ))}
      {sheet.drafters.length > 0 && (
        <Item done>
          {r('signing.written-by', { officers: list(sheet.drafters.map(({ name }) => name)) })}
        </Item>
      )}
      {proposed !== null && proposed !== precedenceNames[content.precedence] && (
        <Item done>
          {r('signing.precedence-changed', { precedence: phrase(t(precedenceKey(proposed))) })}
        </Item>
      )}
    </ul>
  );
}

function Seen({ sheet, content }: Shown): ReactElement {
  const { t, r } = useWords();
  const { title } = useDeskLine();
  const theirs = content.before.filter(({ party }) => party !== content.author);
  return (
    <ul>
      {theirs.map(({ party, size }) => {
        const name = sheet.parties[party] ?? '?';
        const id = identifier(`${name}/${size - 1}`);
        return (
          <Item key={`${party} ${size}`} done>
            {size === 0
              ? r('signing.seen-nothing', { party: title(name) })
              : r('signing.seen-up-to', { party: title(name), id })}
          </Item>
        );
      })}
      {sheet.newer.length === 0 && <Item done>{t('signing.nothing-newer')}</Item>}
      {sheet.newer.map((id) => (
        <Item key={id} done={false}>
          {r('release.newer', { id: identifier(id) })}
        </Item>
      ))}
    </ul>
  );
}

function IfNow({ sheet, content }: Shown): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const { title, info } = useDeskLine();
  const clock = info.clocksS[precedenceNames[content.precedence]];
  return (
    <>
      {sheet.peers.map((peer) => {
        const party = title(peer.party);
        const watch = watchWords(words, stated(peer));
        return (
          <p className="small" key={peer.party}>
            {peer.up && peer.provenAgoMs !== null
              ? r('signing.peer-up', {
                  party,
                  age: duration(peer.provenAgoMs),
                  circuits: phrase(t('frame.circuits', { count: peer.circuits })),
                  watch,
                })
              : r('signing.peer-down', { party, watch })}
          </p>
        );
      })}
      {clock !== undefined && (
        <p className="small">{r('signing.clock', { time: duration(clock * 1000) })}</p>
      )}
    </>
  );
}

const states = ['staffed', 'unstaffed', 'listening-only', 'closed'] as const;

function stated(peer: Sheet['peers'][number]): Parameters<typeof watchWords>[1] {
  if (peer.watch === null) return null;
  const { state, until } = peer.watch;
  return { state: typeof state === 'number' ? (states[state] ?? 'unstaffed') : state, until };
}

function languageOf(lang: string): Token {
  return phrase(isLanguage(lang) ? languageNames[lang] : lang);
}
