import { type ReactElement, useMemo } from 'react';
import { cachedAnswer, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { go, usePlace } from '../desk/place.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { useWords } from '../words/words.tsx';
import { Item } from './item.tsx';
import { inboxInput, itemsOf, type Part, pageOf, pageSize, Rows } from './rows.ts';

/** The list in two parts, each by precedence and clock, and the rest behind them. */
export function MessageList(): ReactElement {
  const { t, lang } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const first = useAnswer('inbox', inboxInput(info.name, 0));
  const totals = first.value?.totals;
  const rows = useMemo(() => new Rows(totals), [totals]);
  // What has been read of the list decides whether the open entry is found in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const current = useMemo(
    () => placeIn(rows, info.name, open),
    [rows, info.name, open, first.value],
  );
  const move = (by: number): void => {
    for (let at = current + by; at >= 0 && at < rows.count; at += by) {
      const entry = entryAt(rows, info.name, at);
      if (entry !== undefined) return go({ screen: 'messages', open: entry });
    }
  };
  useKeys([
    { code: 'KeyJ', letter: 'J', says: 'keys.next', run: () => move(1) },
    { code: 'KeyK', letter: 'K', says: 'keys.previous', run: () => move(-1) },
  ]);
  // Two lines of text and three of what is waited for, of the rest two: neither is cut.
  const [item, rest] = lang === 'ar' ? [149, 133] : [132, 116];
  return (
    <VirtualList
      label={t('reading.list')}
      count={rows.count}
      heightOf={(index) => {
        const { row, part } = rows.at(index);
        if (row === 'item') return part === 'rest' ? rest : item;
        return isEmpty(rows, index) ? 60 : 36;
      }}
      keyOf={(index) => keyOf(rows, index)}
      current={current}
      chosen={open}
      row={(index) => <ListRow rows={rows} index={index} />}
    />
  );
}

/** A head with nothing under it says so. */
function isEmpty(rows: Rows, index: number): boolean {
  return rows.at(index).part !== 'rest' && rows.at(index + 1).row === 'head';
}

function keyOf(rows: Rows, index: number): string {
  const row = rows.at(index);
  return row.row === 'head' ? row.part : `${row.part} ${row.index}`;
}

function ListRow({ rows, index }: { rows: Rows; index: number }): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const row = rows.at(index);
  const from = row.row === 'item' ? pageOf(row.index) : 0;
  const page = useAnswer('inbox', inboxInput(info.name, from));
  if (row.row === 'head') {
    const empty = isEmpty(rows, index);
    return (
      <h2 className="head list-head">
        {t(row.says)}
        {empty && (
          <span className="none">
            {t(row.part === 'us' ? 'show.inbox-empty' : 'desk.nothing-waits-them')}
          </span>
        )}
      </h2>
    );
  }
  const found = page.value && itemsOf(page.value, row.part)[row.index - from];
  return found ? (
    <Item item={found} part={row.part} />
  ) : (
    <p className="item">{t('page.loading')}</p>
  );
}

function entryAt(rows: Rows, line: string, at: number): string | undefined {
  const row = rows.at(at);
  if (row.row === 'head') return undefined;
  const from = pageOf(row.index);
  const page = cachedAnswer('inbox', inboxInput(line, from));
  return page && itemsOf(page, row.part)[row.index - from]?.entry;
}

/** The row of an open entry, as far as its page has been read; -1 where it is not known. */
function placeIn(rows: Rows, line: string, open: string): number {
  if (open === '') return -1;
  for (let from = 0; from < rows.count; from += pageSize) {
    const page = cachedAnswer('inbox', inboxInput(line, from));
    if (!page) continue;
    for (const part of ['us', 'them', 'rest'] as const satisfies readonly Part[]) {
      const at = itemsOf(page, part).findIndex(({ entry }) => entry === open);
      if (at >= 0) return rows.rowOf(part, from + at);
    }
  }
  return -1;
}
