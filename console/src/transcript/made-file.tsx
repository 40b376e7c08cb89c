import { addressOf as pathOf } from '@parley/api/client.ts';
import { streams } from '@parley/api/operations.ts';
import type { MadeFile } from '@parley/api/records.ts';
import { hash, identifier, quantity } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { type Doing, useAct } from '../act/use-act.tsx';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';

export type Export = {
  readonly made: MadeFile | undefined;
  readonly said: ReactElement;
  readonly make: (tail: boolean) => Promise<void>;
  readonly disclose: (entry: string) => Promise<void>;
};

/** Files made at the station for whoever asks; each making is recorded there first. */
export function useExport(): Export {
  const { lang } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [made, setMade] = useState<MadeFile>();
  const making = async (doing: Doing<MadeFile>): Promise<void> => {
    const outcome = await act(doing);
    // What stands here is the file that was asked for last, or none.
    setMade(outcome.ok ? outcome.value : undefined);
  };
  const params = { line: info.name };
  return {
    made,
    said,
    make: (tail) => making((at) => at.exportTranscript({ params, json: { tail, lang } })),
    disclose: (entry) => making((at) => at.disclose({ params, json: { entries: [entry], lang } })),
  };
}

/** The file, and the page that a person without Parley can read. */
export function MadeFileLinks({ file }: { file: MadeFile }): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const params = { line: info.line, file: file.file };
  return (
    <p className="small">
      {r('file.made', {
        name: identifier(file.name),
        size: quantity(file.bytes, 'B'),
        count: quantity(file.entries),
        hash: hash(file.sha256),
      })}{' '}
      <a href={pathOf(streams.file.path, { params })} download={file.name}>
        {t('file.fetch')}
      </a>
      {file.page && ' · '}
      {file.page && (
        <a href={pathOf(streams.page.path, { params })} download={`${file.name}.html`}>
          {t('file.page')}
        </a>
      )}
    </p>
  );
}
