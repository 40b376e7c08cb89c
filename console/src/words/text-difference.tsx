import { inspectText } from '@parley/text/inspect.ts';
import { directionOf } from '@parley/text/languages.ts';
import type { ReactElement } from 'react';
import { difference } from './difference.ts';
import { ForeignPassage } from './foreign-text.tsx';

type DifferenceProps = {
  readonly lang: string;
  readonly before: string;
  readonly now: string;
  /** Passages that stayed are shown whole; otherwise long ones are cut in the middle. */
  readonly whole?: boolean;
};

/** One language, word by word; tokens stand apart here as they do in the text itself. */
export function TextDifference(props: DifferenceProps): ReactElement {
  const shown = difference(inspectText(props.before).shown, inspectText(props.now).shown);
  const dir = directionOf(props.lang);
  return (
    <p className="text difference" lang={props.lang} dir={dir}>
      {shown.map(({ kind, text }, index) => {
        const Tag = kind === 'same' ? 'span' : kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
          <Tag key={index} dir={kind === 'same' ? undefined : dir}>
            <ForeignPassage text={kind === 'same' && !props.whole ? shortened(text) : text} />
          </Tag>
        );
      })}
    </p>
  );
}

const lettersMax = 160;
const lettersKept = 70;

/** Cut between words, so that no token is cut. */
function shortened(text: string): string {
  if (text.length <= lettersMax) return text;
  const before = text.slice(0, lettersKept).replace(/\S*$/u, '');
  const behind = text.slice(-lettersKept).replace(/^\S*/u, '');
  return `${before} … ${behind}`;
}
