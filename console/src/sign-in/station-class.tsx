import type { ReactElement } from 'react';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { ClassWord } from '../message/chips.tsx';
import { Hatch } from '../message/hatch.tsx';
import { useWords } from '../words/words.tsx';

/**
 * What the station itself is, where no line is open yet: nobody is to learn behind the sign-in that
 * he sits at an exercise. A real line may hold one too; its class is said with the line.
 */
export function StationClass(): ReactElement | null {
  const { t } = useWords();
  if (!useSignal(session)?.exerciseStation) return null;
  return (
    <>
      <Hatch cls="EXERCISE" />
      <p className="station-class">
        <ClassWord cls="EXERCISE" /> · {t('exercise.station')}
      </p>
    </>
  );
}
