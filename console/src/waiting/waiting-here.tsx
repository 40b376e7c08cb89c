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
import { type Waiting, waitingFor } from './for-officer.ts';
import { MatterRow, Row, Rows } from './rows.tsx';
import { useKnown } from './use-known.ts';

/** Where no message is open: what waits for this officer, kind by kind, or that nothing does. */
export function WaitingHere(): ReactElement | null {
  const { t } = useWords();
  const me = useSignal(session)?.officer;
  const { known, whole, failed } = useKnown(me?.may ?? []);
  if (!me || !whole) return null;
  const all = waitingFor(me, known);
  const nothing = Object.values(all).every((one) => !one || (Array.isArray(one) && !one[0]));
  const matters = (some: typeof all.answer) =>
    some.map((one) => <MatterRow key={one.entry} matter={one} />);
  const drafts = (some: typeof all.review, screen: 'release' | 'drafts') =>
    some.map((one) => <DraftRow key={one.draft} draft={one} screen={screen} />);
  const sheets = all.releaseSheets.map((one) => <SheetRow key={one.draft} sheet={one} />);
  return (
    <section className="waiting" aria-label={t('waiting.title')}>
      <h1>{t('waiting.title')}</h1>
      {failed && <Failure failure={failed} operation={failed.operation} />}
      {nothing && !failed && <p>{t('waiting.nothing')}</p>}
      <Rows says="waiting.acknowledge" rows={matters(all.acknowledge)} />
      <Rows says="waiting.answer" rows={matters(all.answer)} />
      <Rows says="waiting.release" rows={[...drafts(all.releaseDrafts, 'release'), ...sheets]} />
      <Rows says="waiting.review" rows={drafts(all.review, 'drafts')} />
      <Rows says="waiting.back" rows={drafts(all.back, 'drafts')} />
      <OfWatch waiting={all} />
      <Agreements waiting={all} />
      <p className="dim small">{t('reading.choose')}</p>
    </section>
  );
}

/** A hand-over that lacks his signature, and a watch that nobody has. */
function OfWatch({ waiting: { handover, watchOpen } }: { waiting: Waiting }): ReactElement {
  const { t } = useWords();
  const to = useTo();
  const rows = [
    handover && (
      <Row key="handover" at={to('release', handover.draft)}>
        {t('watch.pending')}
      </Row>
    ),
    watchOpen && (
      <Row key="open" at={to('watch')}>
        {t('watch.nobody')}
      </Row>
    ),
  ];
  return <Rows says="waiting.watch" rows={rows.filter((one) => one !== null && one !== false)} />;
}

/** Exercises and lists of terms that our entry is still missing from. */
function Agreements({ waiting: { exercises, terms } }: { waiting: Waiting }): ReactElement {
  const { r } = useWords();
  const { title } = useDeskLine();
  const to = useTo();
  const ofExercises = exercises.map((one) => (
    <Row key={one.exercise} at={to('exercise')}>
      {r(one.state === 'ending' ? 'waiting.exercise-end' : 'waiting.exercise-begin', {
        title: <ForeignName text={one.title} />,
      })}
    </Row>
  ));
  const ofTerms = terms.map((one) => (
    <Row key={one.entry} at={to('terms')}>
      {r('waiting.terms', { party: title(one.from) })}
    </Row>
  ));
  return <Rows says="waiting.agree" rows={[...ofExercises, ...ofTerms]} />;
}

type DraftRowProps = { readonly draft: WorkingDraft; readonly screen: 'release' | 'drafts' };

function DraftRow({ draft, screen }: DraftRowProps): ReactElement {
  const { t } = useWords();
  const to = useTo();
  const { missing, precedence, kind } = draft;
  return (
    <Row
      at={to(screen, draft.draft)}
      precedence={precedence}
      text={beginningOf(draft)}
      state={missing !== null && t('release.needed', { count: missing })}
    >
      <strong>{t(kindKey(kindNumber(kind)))}</strong>
    </Row>
  );
}

function SheetRow({ sheet }: { sheet: Sheet }): ReactElement {
  const { t } = useWords();
  const to = useTo();
  return (
    <Row
      at={to('release', sheet.draft)}
      precedence={sheet.precedence}
      state={t('release.needed', { count: sheet.missing })}
    >
      <strong>{t(kindKey(kindNumber(sheet.kind)))}</strong>
    </Row>
  );
}

/** A place on this line. */
function useTo(): (screen: Place['screen'], open?: string) => Place {
  const { info } = useDeskLine();
  return (screen, open = '') => ({ line: info.name, screen, open });
}

/** How a draft begins, in the language of its original. */
function beginningOf({ texts }: WorkingDraft): { text: string; lang: string } | undefined {
  const original = texts.find(({ standing }) => standing === 'original');
  return original && { text: original.text || '…', lang: original.lang };
}
