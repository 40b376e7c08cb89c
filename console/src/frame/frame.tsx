import type { ReactElement, ReactNode } from 'react';
import { toneOf, useDeskLine } from '../desk/desk-line.tsx';
import { type Bound, useKeys } from '../desk/keys.ts';
import { go, type Screen, usePlace } from '../desk/place.ts';
import { Hatch } from '../message/hatch.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';
import { AlarmBar } from './alarm-bar.tsx';
import { KeyStrip } from './key-strip.tsx';
import { Rail } from './rail.tsx';
import { TopStrip } from './top-strip.tsx';
import { Troubles } from './troubles.tsx';

function to(code: string, letter: string, screen: Screen, says: PlainKey): Bound {
  return { code, letter, says, quiet: true, run: () => go({ screen, open: '' }) };
}

const everywhere: readonly Bound[] = [
  to('KeyM', 'M', 'messages', 'keys.messages'),
  to('KeyD', 'D', 'drafts', 'keys.drafts'),
  { ...to('KeyL', 'L', 'line', 'keys.line'), quiet: false },
  to('KeyT', 'T', 'transcript', 'keys.transcript'),
  { ...to('Slash', '/', 'search', 'keys.search'), quiet: false },
  { ...to('Slash', '?', 'keys', 'keys.all'), quiet: false, shift: true },
];

/** What stands around every screen of a line. */
export function Frame({ children }: { children: ReactNode }): ReactElement {
  const { t } = useWords();
  const tone = toneOf(useDeskLine());
  const { screen, open } = usePlace();
  useKeys(everywhere);
  return (
    <div className="frame" data-class={tone?.toLowerCase()}>
      <Hatch cls={tone} />
      <button type="button" className="skip" onClick={skip}>
        {t('frame.skip')}
      </button>
      <TopStrip />
      <div className="bars">
        <AlarmBar />
        <Troubles />
      </div>
      <Rail />
      <main className="middle" id="middle" tabIndex={-1} data-screen={screen} data-open={open}>
        {children}
      </main>
      <KeyStrip />
    </div>
  );
}

/** The address names the screen, so the jump is made by hand: over the list, where there is one. */
function skip(): void {
  const middle = document.getElementById('middle');
  const sheet = middle?.querySelector<HTMLElement>('.pane.sheet') ?? middle;
  if (!sheet) return;
  sheet.tabIndex = -1;
  sheet.focus();
}
