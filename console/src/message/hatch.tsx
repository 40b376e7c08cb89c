import type { MessageClass } from '@parley/api/wire.ts';
import type { ReactElement } from 'react';

/** Frames the window in the class of all that it shows; nothing does for what is real. */
export function Hatch({ cls }: { cls: MessageClass | undefined }): ReactElement | null {
  if (cls === undefined || cls === 'REAL') return null;
  return <div className="hatch" data-class={cls.toLowerCase()} aria-hidden="true" />;
}
