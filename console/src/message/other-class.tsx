import type { MessageClass } from '@parley/api/wire.ts';
import type { ReactElement } from 'react';
import { toneOf, useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';
import { ClassWord } from './chips.tsx';

/**
 * Says that something is of another class than the desk on which it stands: a test at a real desk,
 * or, worse, what is real under the frame of an exercise. Nothing where the two are one.
 */
export function OtherClass({ cls }: { cls: MessageClass }): ReactElement | null {
  const { r } = useWords();
  const tone = toneOf(useDeskLine());
  if (tone === undefined || tone === cls) return null;
  const words = { class: <ClassWord cls={cls} />, desk: <ClassWord cls={tone} /> };
  return (
    <p className="other-class" data-class={cls.toLowerCase()}>
      {r('frame.other-class', words)}
    </p>
  );
}
