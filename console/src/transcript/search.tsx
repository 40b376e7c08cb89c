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
import { OtherClassWord } from '../message/in-class.tsx';
import { ForeignPassage } from '../words/foreign-text.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** Full text in three languages; what was found stands with the words around it. */
export function Search(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const [what, setWhat] = useState(open);
  const [pages, setPages] = useState(1);
  const answer = useAnswer('search', open === '' ? undefined : inputOf(info.name, open, 0));
  const total = answer.value?.total ?? 0;
  const shown = Math.min(total, pages * pageSize);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setPages(1);
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
        {open !== '' &&
          [...Array(pages).keys()].map((page) => (
            <FoundPage key={page} asked={open} from={page * pageSize} />
          ))}
      </ul>
      {shown < total && (
        <Button className="button" onPress={() => setPages(pages + 1)}>
          {t('search.more', { count: total - shown })}
        </Button>
      )}
    </div>
  );
}

/** So many are asked for at once; the next as many by a button. */
const pageSize = 100;

function inputOf(line: string, asked: string, from: number) {
  return { params: { line }, query: { q: asked, from, limit: pageSize } };
}

type PageProps = { readonly asked: string; readonly from: number };

function FoundPage({ asked, from }: PageProps): ReactElement {
  const { info } = useDeskLine();
  const answer = useAnswer('search', inputOf(info.name, asked, from));
  return (
    <>
      {answer.value?.found.map((one) => (
        <li key={one.entry} className="found">
          <FoundEntry found={one} />
        </li>
      ))}
    </>
  );
}

function FoundEntry({ found }: { found: Found }): ReactElement {
  const { info, title } = useDeskLine();
  return (
    <>
      <span className="item-top">
        <PrecedenceWord precedence={found.precedence} />
        <OtherClassWord cls={found.class} />
        <a href={addressOf({ line: info.name, screen: 'messages', open: found.entry })}>
          {title(found.from)} <TokenText token={identifier(found.entry)} />
        </a>
        <TokenText token={timeUtc(found.time)} dim />
      </span>
      <p lang={found.lang} dir={directionOf(found.lang)}>
        {found.pieces.map(({ text, hit }, index) => {
          const { shown } = inspectText(text);
          const Tag = hit ? 'mark' : 'span';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
            <Tag key={index}>
              <ForeignPassage text={shown} />
            </Tag>
          );
        })}
      </p>
    </>
  );
}
