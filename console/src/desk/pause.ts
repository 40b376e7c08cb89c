import { useEffect, useRef } from 'react';

/** One thing to be done after a pause: a later one takes its place, none outlives its screen. */
export function usePause(): (then: (() => void) | undefined, ms?: number) => void {
  const shown = useRef(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      clearTimeout(timer.current);
    };
  }, []);
  return (then, ms = 0) => {
    clearTimeout(timer.current);
    if (then && shown.current) timer.current = setTimeout(then, ms);
  };
}
