import { inspectText } from '@parley/text/inspect.ts';
import { directionOf } from '@parley/text/languages.ts';
import { Fragment, type ReactElement } from 'react';
import { difference } from './difference.ts';

type DifferenceProps = {
  readonly lang: string;
  readonly before: string;
  readonly now: string;
  /** Passages that stayed are shown whole; otherwise long ones are cut in the middle. */
  readonly whole?: boolean;
};

/** One language, word by word. */
export function TextDifference(props: DifferenceProps): ReactElement {
  const shown = difference(inspectText(props.before).shown, inspectText(props.now).shown);
  return (
    <p className="text difference" lang={props.lang} dir={directionOf(props.lang)}>
      {shown.map(({ kind, text }, index) => {
        const kept = props.whole ? text : shortened(text);
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
        if (kind === 'same') return <Fragment key={index}>{kept}</Fragment>;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
        return kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>;
      })}
    </p>
  );
}

function shortened(text: string): string {
  if (text.length <= 160) return text;
  return `${text.slice(0, 70)} … ${text.slice(-70)}`;
}
