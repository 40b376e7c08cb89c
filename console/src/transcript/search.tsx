import type { Found } from '@parley/api/records.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { directionOf } from '@parley/text/languages.ts';
import { identifier, timeUtc } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, go, usePlace } from '../desk/place.ts';
import { Failure } from '../frame/failure.tsx';
import { PrecedenceWord } from '../message/chips.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** Full text in three languages; what was found stands with the words around it. */
export function Search(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const [what, setWhat] = useState(open);
  const input = { params: { line: info.name }, query: { q: open, from: 0, limit: 100 } };
  const answer = useAnswer('search', open === '' ? undefined : input);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    if (what.trim() !== '') go({ screen: 'search', open: what.trim() });
  };
  return (
    <div className="page">
      <h1>{t('search.title')}</h1>
      <form className="send-back" onSubmit={ask}>
        <SearchField className="field" value={what} onChange={setWhat} autoFocus>
          <Label>{t('search.what')}</Label>
          <Input dir="auto" />
        </SearchField>
        <Button type="submit" className="button first">
          {t('search.act')}
        </Button>
      </form>
      <p className="small dim">{t('search.recorded')}</p>
      <p role="status" className="said">
        {answer.value && t('search.found', { count: answer.value.total })}
      </p>
      {answer.failure && <Failure failure={answer.failure} operation="search" />}
      <ul>
        {answer.value?.found.map((one) => (
          <li key={one.entry} className="found">
            <FoundEntry found={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FoundEntry({ found }: { found: Found }): ReactElement {
  const { info, title } = useDeskLine();
  return (
    <>
      <span className="item-top">
        <PrecedenceWord precedence={found.precedence} />
        <a href={addressOf({ line: info.name, screen: 'messages', open: found.entry })}>
          {title(found.from)} <TokenText token={identifier(found.entry)} />
        </a>
        <TokenText token={timeUtc(found.time)} dim />
      </span>
      <p lang={found.lang} dir={directionOf(found.lang)}>
        {found.pieces.map(({ text, hit }, index) => {
          const { shown } = inspectText(text);
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
          return hit ? <mark key={index}>{shown}</mark> : <span key={index}>{shown}</span>;
        })}
      </p>
    </>
  );
}
