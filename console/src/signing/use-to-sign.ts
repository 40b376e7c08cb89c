import type { Sheet } from '@parley/api/sheets.ts';
import { useEffect, useState } from 'react';
import { readToSign, type ToSign } from './content.ts';

/** The bytes of a sheet read and hashed; `false` where they may not be signed. */
export function useToSign(sheet: Sheet | undefined): ToSign | false | undefined {
  const [read, setRead] = useState<{ challenge: string; toSign: ToSign | false }>();
  useEffect(() => {
    if (sheet === undefined) return;
    let gone = false;
    void readToSign(sheet).then((toSign) => {
      if (!gone) setRead({ challenge: sheet.challenge, toSign: toSign ?? false });
    });
    return () => {
      gone = true;
    };
  }, [sheet]);
  return read?.challenge === sheet?.challenge ? read?.toSign : undefined;
}
