import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

type VirtualListProps = {
  readonly count: number;
  /** Px of one row; rows of one list may differ, but each is known before it is drawn. */
  readonly heightOf: (index: number) => number;
  readonly keyOf: (index: number) => string;
  readonly row: (index: number) => ReactNode;
  readonly label: string;
  /** The row to be brought into sight, once for each name in `chosen`. */
  readonly current?: number;
  readonly chosen?: string;
  readonly className?: string;
};

/** Rows drawn beyond each edge, so that a quick scroll shows no emptiness. */
const margin = 6;

/** A list of any length that draws what can be seen: ten thousand rows open as fast as ten. */
export function VirtualList(props: VirtualListProps): ReactElement {
  const { count, heightOf, current, chosen } = props;
  const box = useRef<HTMLUListElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = useCallback(() => {
    const element = box.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  }, []);
  useEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [look]);
  const offsets = offsetsOf(count, heightOf);
  const shown = useRef<string>(undefined);
  // Only a newly chosen row moves the list: not rows that come, nor its own way to another part.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const element = box.current;
    if (!element || current === undefined || current < 0 || shown.current === chosen) return;
    shown.current = chosen;
    const top = offsets[current] ?? 0;
    const bottom = offsets[current + 1] ?? top;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
  }, [current, chosen]);
  const first = Math.max(0, rowAt(offsets, view.top) - margin);
  const last = Math.min(count, rowAt(offsets, view.top + view.height) + margin + 1);
  const total = offsets[count] ?? 0;
  const [at, setAt] = useState<number>();
  // Before the browser takes another key: rows that were just drawn are places for Tab until then.
  useLayoutEffect(() => onePlace(box.current, at));
  return (
    <ul
      ref={box}
      className={`virtual ${props.className ?? ''}`}
      aria-label={props.label}
      onScroll={look}
      onKeyDown={(event) => {
        if (moved(event, count)) event.preventDefault();
      }}
      onFocus={(event) => setAt(indexOf(event.target))}
    >
      {first > 0 && <li role="presentation" style={{ blockSize: offsets[first] }} />}
      {Array.from({ length: Math.max(0, last - first) }, (_, at) => {
        const index = first + at;
        return (
          <li
            key={props.keyOf(index)}
            data-row={index}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ blockSize: heightOf(index) }}
          >
            {props.row(index)}
          </li>
        );
      })}
      {last < count && (
        <li role="presentation" style={{ blockSize: total - (offsets[last] ?? total) }} />
      )}
    </ul>
  );
}

function indexOf(target: Element): number {
  return Number(target.closest('[data-row]')?.getAttribute('data-row') ?? -1);
}

/**
 * A list is one place for Tab: the row where one was, else the open one, else the first drawn. It
 * draws rows as it scrolls, and Tab would never come to its end.
 */
function onePlace(list: HTMLUListElement | null, at: number | undefined): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const chosen =
    links.find((one) => indexOf(one) === at) ??
    links.find((one) => one.ariaCurrent === 'true') ??
    links[0];
  for (const one of links) one.tabIndex = one === chosen ? 0 : -1;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** From a row to the next by the arrows; heads between them are passed over. */
function moved({ key, target, currentTarget }: KeyboardEvent<HTMLElement>, count: number): boolean {
  const by = steps[key];
  if (by === undefined || !(target instanceof Element)) return false;
  for (let to = indexOf(target) + by; to >= 0 && to < count; to += by) {
    const next = currentTarget.querySelector<HTMLElement>(`[data-row="${to}"] a`);
    if (next) {
      next.focus();
      return true;
    }
  }
  return false;
}

function offsetsOf(count: number, heightOf: (index: number) => number): Float64Array {
  const offsets = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i] ?? 0) + heightOf(i);
  return offsets;
}

/** The row that covers this place, by halving. */
function rowAt(offsets: Float64Array, px: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] ?? Infinity) <= px) low = middle + 1;
    else high = middle;
  }
  return low;
}
