import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';
import type { Screen } from '../desk/place.ts';
import { Reading } from '../reading/reading.tsx';

const fetchers: (() => Promise<ComponentType>)[] = [];

/** A screen that is fetched when it is first asked for; what reads a message is there at once. */
function later(fetched: () => Promise<ComponentType>): ComponentType {
  fetchers.push(fetched);
  return lazy(async () => ({ default: await fetched() }));
}

/** Brings the other screens in when the first one stands: they open at once, connection or not. */
export function fetchScreens(): void {
  for (const fetched of fetchers) void fetched().catch(() => undefined);
}

const screens: Readonly<Record<Screen, ComponentType>> = {
  messages: Reading,
  drafts: later(async () => (await import('../drafting/drafting.tsx')).Drafting),
  release: later(async () => (await import('../releasing/release.tsx')).Release),
  line: later(async () => (await import('../line/board.tsx')).LineBoard),
  ceremony: later(async () => (await import('../line/ceremony.tsx')).CeremonyPage),
  transcript: later(async () => (await import('../transcript/transcript.tsx')).Transcript),
  search: later(async () => (await import('../transcript/search.tsx')).Search),
  service: later(async () => (await import('../service/service.tsx')).Service),
  watch: later(async () => (await import('../people/watch-page.tsx')).WatchPage),
  access: later(async () => (await import('../people/access.tsx')).Access),
  exercise: later(async () => (await import('../people/exercise.tsx')).Exercise),
  settings: later(async () => (await import('../settings/settings.tsx')).Settings),
  keys: later(async () => (await import('../frame/key-page.tsx')).KeyPage),
  print: later(async () => (await import('../print/print-page.tsx')).PrintPage),
  terms: later(async () => (await import('../drafting/terms-page.tsx')).TermsPage),
};

export function ScreenOf({ screen }: { screen: Screen; open: string }): ReactElement | null {
  const Shown = screens[screen];
  return (
    <Suspense fallback={null}>
      <Shown />
    </Suspense>
  );
}
