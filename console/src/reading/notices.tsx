import type { EntryShown } from '@parley/api/entry.ts';
import { isLanguage, type Language, languages } from '@parley/text/languages.ts';
import { identifier, minuteUtc } from '@parley/text/tokens.ts';
import { Fragment, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { now } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { TokenText } from '../words/token-text.tsx';
import { plainKey, useWords, wordsOf } from '../words/words.tsx';

type NoticesProps = {
  readonly entry: EntryShown;
  readonly understood: boolean;
  readonly onUnderstood: () => void;
};

/** What must be known before the text is read: lateness, crossing, repeats, violations. */
export function Notices({ entry, understood, onUnderstood }: NoticesProps): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const late = entry.late !== null && entry.from !== info.party;
  return (
    <div className="notices">
      {late && <Late entry={entry} />}
      {late && !understood && (
        <Button className="button" onPress={onUnderstood}>
          {t('late.understood')}
        </Button>
      )}
      {entry.crossed.length > 0 && (
        <p className="notice">{r('crossed.notice', { ids: <Ids ids={entry.crossed} /> })}</p>
      )}
      {entry.contradicted && (
        <p className="notice bad">
          {r(`state.time-${entry.contradicted}`, {
            claimed: minuteUtc(entry.time),
            at: minuteUtc(
              (entry.contradicted === 'after-record' ? entry.notLater : entry.notBefore) ?? 0,
            ),
          })}
        </p>
      )}
      {entry.writtenBeforeSeeing.map((id) => (
        <p className="notice" key={id}>
          {r('state.written-before', { id: identifier(id) })}
        </p>
      ))}
      {entry.standing === 'peeked' && <p className="notice">{t('state.peeked')}</p>}
      {entry.standing === 'contested' && <p className="notice bad">{t('state.contested')}</p>}
      {entry.repeatOf && (
        <p className="notice">{r('state.repeat', { id: identifier(entry.repeatOf) })}</p>
      )}
      {entry.retractedBy && (
        <p className="notice bad">
          {r('state.retracted-by', { id: <Ids ids={[entry.retractedBy]} /> })}
        </p>
      )}
      {entry.correctedBy && (
        <p className="notice bad">
          {r('state.corrected-by', { id: <Ids ids={[entry.correctedBy]} /> })}
        </p>
      )}
      {entry.violations.map((code) => (
        <p className="notice bad" key={code}>
          {t('state.violation')}: {violation(t, code)}
        </p>
      ))}
    </div>
  );
}

function violation(t: ReturnType<typeof useWords>['t'], code: string): string {
  const key = plainKey(`violation.${code}`);
  return key ? t(key) : code;
}

/** In every language of the message: whoever reads any of them is told. */
function Late({ entry }: { entry: EntryShown }): ReactElement {
  const [opened] = useState(now);
  const spoken = (entry.texts ?? []).map(({ lang }) => lang).filter(isLanguage);
  const said: readonly Language[] = spoken.length > 0 ? spoken : languages;
  return (
    <div className="late" role="alert">
      {said.map((lang) => {
        const words = wordsOf(lang);
        const { written = entry.time, recorded = entry.time } = entry.late ?? {};
        return (
          <p key={lang} lang={lang} dir={words.dir}>
            {words.r('late.notice', {
              sent: minuteUtc(written),
              recorded: minuteUtc(recorded),
              opened: minuteUtc(opened),
            })}
          </p>
        );
      })}
    </div>
  );
}

function Ids({ ids }: { ids: readonly string[] }): ReactElement {
  const { info } = useDeskLine();
  return (
    <>
      {ids.map((id) => (
        <Fragment key={id}>
          <a href={addressOf({ line: info.name, screen: 'messages', open: id })}>
            <TokenText token={identifier(id)} />
          </a>{' '}
        </Fragment>
      ))}
    </>
  );
}
