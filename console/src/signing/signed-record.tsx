import { hex } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecord, type EntryRecord } from '@parley/core/codec/records.ts';
import { hash, identifier, minuteUtc, phrase } from '@parley/text/tokens.ts';
import { confirmKeys, watchKeys } from '@parley/text/words.ts';
import { Fragment, type ReactElement } from 'react';
import { ForeignLine } from '../words/foreign-text.tsx';
import { isKey, useWords, type Words } from '../words/words.tsx';
import type { Shown } from './outcome.tsx';

/** What the act itself says, and what it does not say. */
export function SignedRecord({ sheet, content }: Shown): ReactElement | null {
  const words = useWords();
  const { t } = words;
  const { kind, record } = content;
  if (kind === kinds.confirm) return <p>{t('release.confirm-means')}</p>;
  if (kind === kinds.ack) return <p>{t('release.ack-means')}</p>;
  if (record === null && (kind === kinds.message || kind === kinds.service)) return null;
  const decoded = decodeRecord(kind, record);
  if (!decoded.ok) {
    return record === null ? null : <p className="problem">{t('signing.record-unknown')}</p>;
  }
  return <p>{said(words, decoded.value, namesOf(sheet))}</p>;
}

type NameOf = (officer: Uint8Array) => string;

/** Officers by name where the sheet knows them; what is signed is the id, so it stands as well. */
function namesOf(sheet: Shown['sheet']): NameOf {
  return (officer) => {
    const id = hex(officer);
    const name = sheet.signers.find((one) => one.officer === id)?.name;
    return name === undefined ? id : `${name} (${id.slice(0, 8)})`;
  };
}

function said({ t, r, list }: Words, record: EntryRecord, nameOf: NameOf): ReactElement {
  switch (record.kind) {
    case 'withheld':
      return (
        <>
          {t('release.withheld-means')}{' '}
          {record.until !== null && r('desk.until', { at: minuteUtc(record.until) })}
        </>
      );
    case 'confirm-answer':
      return <strong>{t(confirmKeys[record.answer])}</strong>;
    case 'watch': {
      const key = `${watchKeys[record.state]}-until`;
      if (record.until === null || !isKey(key)) return <>{t(watchKeys[record.state])}</>;
      return r(key as 'watch.staffed-until', { until: minuteUtc(record.until) });
    }
    case 'roster': {
      const officer = `${record.officer.name} (${hex(record.officer.id)})`;
      if (record.action === 'remove') return r('signing.record-roster-remove', { officer });
      const roles = phrase(list(record.officer.roles.map((role) => t(`role.${role}`))));
      return r('signing.record-roster-add', { officer, roles });
    }
    case 'handover':
      return record.from === null
        ? r('signing.record-watch-taken', { to: nameOf(record.to) })
        : r('signing.record-handover', { from: nameOf(record.from), to: nameOf(record.to) });
    case 'exercise': {
      const { title, from, until } = record;
      return record.step === 'start'
        ? r('signing.record-exercise-start', {
            title,
            from: minuteUtc(from),
            until: minuteUtc(until),
          })
        : r('signing.record-exercise-end', { title });
    }
    case 'terms':
      if (record.terms === null) return <>{t('signing.record-terms-agree')}</>;
      return r('signing.record-terms', {
        terms: (
          <>
            {record.terms.map((term, index) => (
              <Fragment key={term.map(({ word }) => word).join('\n')}>
                {index > 0 && '; '}
                {term.map(({ lang, word }, at) => (
                  <Fragment key={lang}>
                    {at > 0 && ' = '}
                    <ForeignLine text={word} lang={lang} />
                  </Fragment>
                ))}
              </Fragment>
            ))}
          </>
        ),
      });
    case 'receive-key':
      return r('release.hash', { hash: hash(hex(record.publicKey)) });
    default:
      return r('release.hash', { hash: identifier(record.kind) });
  }
}
