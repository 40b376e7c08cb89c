import type { MessageClass, Precedence } from '@parley/api/wire.ts';
import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import { classKeys, precedenceKeys } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { type PlainKey, useWords } from '../words/words.tsx';

export function precedenceKey(precedence: Precedence): PlainKey {
  return precedenceKeys[precedenceNames.indexOf(precedence)] ?? 'precedence.routine';
}

export function classKey(cls: MessageClass): PlainKey {
  return classKeys[classNames.indexOf(cls)] ?? 'class.real';
}

/** The precedence as a word in a frame of its own. */
export function PrecedenceWord({ precedence }: { precedence: Precedence }): ReactElement {
  const { t } = useWords();
  return (
    <span className="precedence" data-precedence={precedence}>
      {t(precedenceKey(precedence))}
    </span>
  );
}

/** The class as a word; EXERCISE and TEST have a colour of their own besides. */
export function ClassWord({ cls }: { cls: MessageClass }): ReactElement {
  const { t } = useWords();
  return (
    <span className="class-word" data-class={cls.toLowerCase()}>
      {t(classKey(cls))}
    </span>
  );
}
