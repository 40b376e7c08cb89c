import { Fragment, type ReactElement, type ReactNode } from 'react';

const mark = /⟦([^⟧]*)⟧/u;

type MarkedProps = {
  /** As `inspectText` or `inspectLine` shows it. */
  readonly text: string;
  readonly titleOf: (name: string) => string;
  /** What stands between the marks. */
  readonly draw?: (piece: string) => ReactNode;
};

/** A text whose hidden controls are marks: each a frame with its name, not a pair of brackets. */
export function Marked({ text, titleOf, draw = (piece) => piece }: MarkedProps): ReactElement {
  return (
    <>
      {text.split(mark).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line keep their places
        <Fragment key={index}>
          {index % 2 === 0 ? (
            draw(piece)
          ) : (
            <bdi className="mark" dir="ltr" title={titleOf(piece)}>
              {piece}
            </bdi>
          )}
        </Fragment>
      ))}
    </>
  );
}
