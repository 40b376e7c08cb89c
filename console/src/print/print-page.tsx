import type { EntryShown } from '@parley/api/entry.ts';
import { languages } from '@parley/text/languages.ts';
import { identifier, minuteUtc } from '@parley/text/tokens.ts';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAnswer } from '../desk/answers.ts';
import { now } from '../desk/clock.ts';
import { toneOf, useDeskLine } from '../desk/desk-line.tsx';
import { go, usePlace } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { AlarmBar } from '../frame/alarm-bar.tsx';
import { Failure } from '../frame/failure.tsx';
import { Troubles } from '../frame/troubles.tsx';
import { classKey } from '../message/chips.tsx';
import { Hatch } from '../message/hatch.tsx';
import { InClass } from '../message/in-class.tsx';
import { Evidence } from '../reading/evidence.tsx';
import { Fields } from '../reading/fields.tsx';
import { Texts } from '../reading/texts.tsx';
import { MadeFileLinks, useExport } from '../transcript/made-file.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords, wordsOf } from '../words/words.tsx';

/** A message as a page: the class before and after every text, who printed it and when. */
export function PrintPage(): ReactElement {
  const { t } = useWords();
  const here = useDeskLine();
  const { info } = here;
  const { open } = usePlace();
  const file = useExport();
  const answer = useAnswer('entry', { params: { line: info.name }, query: { entry: open } });
  const entry = answer.value;
  if (!entry) {
    return (
      <div className="print-page">
        {answer.failure && <Failure failure={answer.failure} operation="entry" />}
      </div>
    );
  }
  const marking = languages.map((lang) => wordsOf(lang).t(classKey(entry.class))).join(' · ');
  return (
    <main className="print-page">
      <Hatch cls={toneOf(here)} />
      <div className="bars no-print">
        <AlarmBar />
        <Troubles />
      </div>
      <div className="acts no-print">
        <Button className="button first" onPress={() => print()}>
          {t('print.print')}
        </Button>
        <Button className="button" onPress={() => void file.disclose(entry.entry)}>
          {t('act.disclose')}
        </Button>
        <Button className="button" onPress={() => go({ screen: 'messages', open: entry.entry })}>
          {t('print.back')}
        </Button>
        <p className="dim small">{t('disclose.about')}</p>
        {file.made && <MadeFileLinks file={file.made} />}
        {file.said}
      </div>
      <h1 className="hidden">{entry.entry}</h1>
      <Paper entry={entry} marking={marking}>
        <InClass cls={entry.class}>
          <p className="marking">{marking}</p>
          <Fields entry={entry} />
          <Texts entry={entry} />
          <p className="marking">{marking}</p>
          <Evidence entry={entry} />
        </InClass>
      </Paper>
    </main>
  );
}

type PaperProps = {
  readonly entry: EntryShown;
  readonly marking: string;
  readonly children: ReactNode;
};

/**
 * What stands on every sheet: line, number and class at its head, who printed it and when at its
 * foot. Head and foot of a table repeat where a page breaks, in every browser.
 */
function Paper({ entry, marking, children }: PaperProps): ReactElement {
  const { t, r } = useWords();
  const { info, title } = useDeskLine();
  const signed = useSignal(session)?.officer;
  const me = signed?.name ?? '';
  const printed = { at: minuteUtc(now()), officer: me, party: title(info.party) };
  return (
    <table className="paper" role="presentation">
      <thead>
        <tr>
          <td>
            <div className="running">
              <span>
                <bdi>{info.name}</bdi> · <TokenText token={identifier(entry.entry)} />
              </span>
              <strong>{marking}</strong>
            </div>
          </td>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td>
            <div className="running dim">
              <span>{r('print.printed', printed)}</span>
              {signed?.demonstration && <strong>{t('frame.demonstration')}</strong>}
            </div>
          </td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
