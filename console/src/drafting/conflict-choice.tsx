import type { Conflict } from '@parley/api/refused.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { ForeignText } from '../words/foreign-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';

type ConflictProps = {
  readonly conflict: Conflict;
  readonly lang: string;
  readonly onTake: (text: string, base: number) => void;
};

/** Both texts of two officers, and one of both to begin from; what is not taken is kept. */
export function ConflictChoice({ conflict, lang, onTake }: ConflictProps): ReactElement {
  const { t } = useWords();
  const choices: readonly (readonly [PlainKey, string])[] = [
    ['drafting.conflict-theirs', conflict.theirs],
    ['drafting.conflict-yours', conflict.yours],
    ['drafting.conflict-merged', conflict.merged],
  ];
  return (
    <div className="conflict" role="alert">
      <p className="bad">{t('drafting.conflict')}</p>
      {choices.map(([says, text]) => (
        <section key={says}>
          <h3 className="head">{t(says)}</h3>
          <ForeignText text={text} lang={lang} />
          <Button className="button" onPress={() => onTake(text, conflict.revision)}>
            {t('drafting.take')}
          </Button>
        </section>
      ))}
    </div>
  );
}
