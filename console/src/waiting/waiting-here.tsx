import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import type { Place } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { Failure } from '../frame/failure.tsx';
import { kindNumber } from '../message/kind.ts';
import { ForeignName } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';
import { waitingFor } from './for-officer.ts';
import { MatterRow, Row, Rows } from './rows.tsx';
import { useKnown } from './use-known.ts';

/** Where no message is open: what waits for this officer, kind by kind, or that nothing does. */
export function WaitingHere(): ReactElement | null {
  const { t, r } = useWords();
  const { info, title } = useDeskLine();
  const me = useSignal(session)?.officer;
  const { known, whole, failed } = useKnown(me?.may ?? []);
  if (!me || !whole) return null;
  const all = waitingFor(me, known);
  const to = (screen: Place['screen'], open = ''): Place => ({ line: info.name, screen, open });
  const nothing = Object.values(all).every((one) => !one || (Array.isArray(one) && !one[0]));
  const draft = (one: WorkingDraft, screen: 'release' | 'drafts') => (
    <Row
      key={one.draft}
      at={to(screen, one.draft)}
      precedence={one.precedence}
      text={beginningOf(one)}
      state={one.missing !== null && t('release.needed', { count: one.missing })}
    >
      <strong>{t(kindKey(kindNumber(one.kind)))}</strong>
    </Row>
  );
  const sheet = (one: Sheet) => (
    <Row
      key={one.draft}
      at={to('release', one.draft)}
      precedence={one.precedence}
      state={t('release.needed', { count: one.missing })}
    >
      <strong>{t(kindKey(kindNumber(one.kind)))}</strong>
    </Row>
  );
  return (
    <section className="waiting" aria-label={t('waiting.title')}>
      <h1>{t('waiting.title')}</h1>
      {failed && <Failure failure={failed} operation={failed.operation} />}
      {nothing && !failed && <p>{t('waiting.nothing')}</p>}
      <Rows
        says="waiting.acknowledge"
        rows={all.acknowledge.map((one) => <MatterRow key={one.entry} matter={one} />)}
      />
      <Rows
        says="waiting.answer"
        rows={all.answer.map((one) => <MatterRow key={one.entry} matter={one} />)}
      />
      <Rows
        says="waiting.release"
        rows={[
          ...all.releaseDrafts.map((one) => draft(one, 'release')),
          ...all.releaseSheets.map(sheet),
        ]}
      />
      <Rows says="waiting.review" rows={all.review.map((one) => draft(one, 'drafts'))} />
      <Rows says="waiting.back" rows={all.back.map((one) => draft(one, 'drafts'))} />
      <Rows
        says="waiting.watch"
        rows={[
          all.handover && (
            <Row key="handover" at={to('release', all.handover.draft)}>
              {t('watch.pending')}
            </Row>
          ),
          all.watchOpen && (
            <Row key="open" at={to('watch')}>
              {t('watch.nobody')}
            </Row>
          ),
        ].filter((one) => one !== null && one !== false)}
      />
      <Rows
        says="waiting.agree"
        rows={[
          ...all.exercises.map((one) => (
            <Row key={one.exercise} at={to('exercise')}>
              {r(one.state === 'ending' ? 'waiting.exercise-end' : 'waiting.exercise-begin', {
                title: <ForeignName text={one.title} />,
              })}
            </Row>
          )),
          ...all.terms.map((one) => (
            <Row key={one.entry} at={to('terms')}>
              {r('waiting.terms', { party: title(one.from) })}
            </Row>
          )),
        ]}
      />
      <p className="dim small">{t('reading.choose')}</p>
    </section>
  );
}

/** How a draft begins, in the language of its original. */
function beginningOf({ texts }: WorkingDraft): { text: string; lang: string } | undefined {
  const original = texts.find(({ standing }) => standing === 'original');
  return original && { text: original.text || '…', lang: original.lang };
}
