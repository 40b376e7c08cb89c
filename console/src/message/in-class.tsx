import type { MessageClass } from '@parley/api/wire.ts';
import type { ReactElement, ReactNode } from 'react';
import { toneOf, useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';
import { ClassWord } from './chips.tsx';

type InClassProps = { readonly cls: MessageClass; readonly children: ReactNode };

/**
 * Frames what is of another class than the desk on which it stands, and says so: a test at a real
 * desk, or, worse, what is real within the frame of an exercise. Where the two are one, the window
 * has the frame. The window keeps its own: beneath it something real may ring.
 */
export function InClass({ cls, children }: InClassProps): ReactElement {
  const { r } = useWords();
  const tone = useOther(cls);
  if (tone === undefined) return <>{children}</>;
  const words = { class: <ClassWord cls={cls} />, desk: <ClassWord cls={tone} /> };
  return (
    <div className="in-class" data-class={cls.toLowerCase()}>
      <p className="other-class">{r('frame.other-class', words)}</p>
      {children}
    </div>
  );
}

/** The class as a word in a list, where it is not that of the desk. */
export function OtherClassWord({ cls }: { cls: MessageClass }): ReactElement | null {
  return useOther(cls) === undefined ? null : <ClassWord cls={cls} />;
}

/** The class of the desk, where something is of another. */
function useOther(cls: MessageClass): MessageClass | undefined {
  const tone = toneOf(useDeskLine());
  return tone === cls ? undefined : tone;
}
