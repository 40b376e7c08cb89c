import { addressOf as pathOf } from '@parley/api/client.ts';
import { streams } from '@parley/api/operations.ts';
import type { MadeFile } from '@parley/api/records.ts';
import { hash, identifier, phrase, quantity } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { station } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';

export type Export = {
  readonly made: MadeFile | undefined;
  readonly said: string | undefined;
  readonly make: (tail: boolean) => Promise<void>;
  readonly disclose: (entry: string) => Promise<void>;
};

/** Files made at the station for whoever asks; each making is recorded there first. */
export function useExport(): Export {
  const words = useWords();
  const { info } = useDeskLine();
  const [made, setMade] = useState<MadeFile>();
  const [said, setSaid] = useState<string>();
  const took = (outcome: Awaited<ReturnType<typeof station.disclose>>): void => {
    if (outcome.ok) return setMade(outcome.value);
    const reason = phrase(refusalWords(words, outcome.code));
    setSaid(words.t('act.refused', { reason }));
  };
  const params = { line: info.name };
  return {
    made,
    said,
    make: async (tail) =>
      took(await station.exportTranscript({ params, json: { tail, lang: words.lang } })),
    disclose: async (entry) =>
      took(await station.disclose({ params, json: { entries: [entry], lang: words.lang } })),
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
        <a href={pathOf(streams.page.path, { params })} target="_blank" rel="noreferrer">
          {t('file.page')}
        </a>
      )}
    </p>
  );
}
