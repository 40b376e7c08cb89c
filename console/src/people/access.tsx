import { identifier, timeUtc } from '@parley/text/tokens.ts';
import { accessByNobody } from '@parley/text/words.ts';
import { Fragment, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { Failure } from '../frame/failure.tsx';
import { TokenText } from '../words/token-text.tsx';
import { plainKey, useWords } from '../words/words.tsx';

/** Who read, exported and disclosed what; opening this list stands in it too. */
export function Access(): ReactElement {
  const { t } = useWords();
  // Each page by the number before which it ends; 0: the newest.
  const [pages, setPages] = useState([0]);
  return (
    <div className="page">
      <h1>{t('access.title')}</h1>
      <p>{t('access.about')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('access.when')}</th>
            <th scope="col">{t('access.who')}</th>
            <th scope="col">{t('access.act')}</th>
            <th scope="col">{t('access.what')}</th>
          </tr>
        </thead>
        {pages.map((before, index) => (
          <Page
            key={before}
            before={before}
            onOlder={index < pages.length - 1 ? undefined : (end) => setPages([...pages, end])}
          />
        ))}
      </table>
    </div>
  );
}

const rowsOfPage = 200;

type PageProps = {
  readonly before: number;
  /** Asks for the page that ends before a number; undefined: it is there. */
  readonly onOlder: ((before: number) => void) | undefined;
};

function Page({ before, onOlder }: PageProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const query = { limit: rowsOfPage, before };
  const { value, failure } = useAnswer('access', { params: { line: info.name }, query });
  const word = (act: string): string => {
    const key = plainKey(`access.${act}`);
    return key ? t(key) : act;
  };
  const last = value?.rows.at(-1)?.seq ?? 0;
  const more = value !== undefined && value.total > value.rows.length && last > 0;
  return (
    <tbody>
      {failure && (
        <tr>
          <td colSpan={4}>
            <Failure failure={failure} operation="access" />
          </td>
        </tr>
      )}
      {value?.rows.map((row) => (
        <tr key={row.seq}>
          <td>
            <TokenText token={timeUtc(row.time)} />
          </td>
          <td>
            <bdi>{row.officer?.name ?? row.officer?.id ?? t(accessByNobody(row.act))}</bdi>
          </td>
          <td>{word(row.act)}</td>
          <td className="wraps">
            <What what={row.what} />
          </td>
        </tr>
      ))}
      {more && onOlder && (
        <tr>
          <td colSpan={4}>
            <Button className="button" onPress={() => onOlder(last)}>
              {t('access.older')}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** So many names of one act are shown at once; a list that was opened names all that it showed. */
const namesShown = 6;

/** The entries, files and words of one act, each apart; a long list opens on demand. */
function What({ what }: { what: readonly string[] }): ReactElement {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? what : what.slice(0, namesShown);
  return (
    <>
      {shown.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names of one act keep their places
        <Fragment key={index}>
          <TokenText token={identifier(one)} />{' '}
        </Fragment>
      ))}
      {what.length > namesShown && !all && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t('alarm.more', { count: what.length - namesShown })}
        </button>
      )}
    </>
  );
}
