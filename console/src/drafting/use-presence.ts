import { useEffect } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { acts } from '../desk/station.ts';

/** Presence is said again while the draft is open, well before the station forgets it. */
const presenceMs = 10_000;

/** Tells the others who have a draft open that this officer has it too, and what he writes in. */
export function usePresence(draft: string, lang: string | null): void {
  const { info } = useDeskLine();
  const line = info.name;
  useEffect(() => {
    // No act of a person: where it fails the others are not told, and the page says why anyway.
    const say = (): void => void acts.presence({ params: { line, draft }, json: { lang } });
    say();
    const timer = setInterval(say, presenceMs);
    return () => clearInterval(timer);
  }, [line, draft, lang]);
}
