import { lazy, type ReactElement, Suspense } from 'react';
import type { Screen } from '../desk/place.ts';
import { KeyPage } from '../frame/key-page.tsx';
import { Reading } from '../reading/reading.tsx';
import { Settings } from '../settings/settings.tsx';

/** What reads a message is in the first load; the other screens come when they are asked for. */
const screens: Partial<Readonly<Record<Screen, () => ReactElement>>> = {
  messages: Reading,
  settings: Settings,
  keys: KeyPage,
};

export function ScreenOf({ screen }: { screen: Screen; open: string }): ReactElement | null {
  const Shown = screens[screen] ?? Reading;
  return (
    <Suspense fallback={null}>
      <Shown />
    </Suspense>
  );
}
void lazy;
