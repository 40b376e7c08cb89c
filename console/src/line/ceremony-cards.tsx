import type { Ceremony, CeremonyCard } from '@parley/api/ceremony.ts';
import { streams } from '@parley/api/operations.ts';
import { base64url } from '@parley/core/base/base64.ts';
import { hash, minuteUtc } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { CardCamera } from './card-camera.tsx';
import { CardOfficers } from './card-officers.tsx';
import type { Step } from './ceremony.tsx';

type CardsProps = { readonly ceremony: Ceremony; readonly step: Step };

/** Our card as words and pictures, the cards of the others, and whether they were read aloud. */
export function Cards({ ceremony, step }: CardsProps): ReactElement {
  const { t } = useWords();
  const [text, setText] = useState('');
  const bring = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await step((at) => at.bringCard({ json: { card: text.trim() } }))) setText('');
  };
  const others = ceremony.cards.filter(({ ours }) => !ours);
  const own = ceremony.cards.filter(({ ours }) => ours);
  const open = ceremony.founding && ceremony.charter === null;
  return (
    <section>
      <h2 className="head">{t('ceremony.step-cards')}</h2>
      <p>{t('ceremony.card-read')}</p>
      <div className="card">
        <Picture rows={ceremony.qr} label={t('ceremony.card-qr')} />
        <ReadWords words={ceremony.words} sha256={ceremony.sha256} />
      </div>
      {own.map((card) => (
        <CardOfficers key={card.sha256} card={card} step={open ? step : undefined} />
      ))}
      {open && <p className="dim small">{t('founding.card-about')}</p>}
      <div className="acts">
        <a className="button" href={streams.cardFile.path} download>
          {t('ceremony.card-fetch')}
        </a>
      </div>
      <details>
        <summary>{t('ceremony.card-whole')}</summary>
        <div className="codes">
          {ceremony.codes.map((code) => (
            <Picture key={code.text} rows={code.qr} label={code.text.slice(0, 12)} />
          ))}
        </div>
      </details>
      {others.map((card) => (
        <section key={card.sha256} className="found">
          <h3 className="head">
            <bdi>{card.party}</bdi>
          </h3>
          <CardOfficers card={card} />
          <ReadWords words={card.words} sha256={card.sha256} />
          <Compared card={card} step={step} />
        </section>
      ))}
      {ceremony.charter === null && (
        <form onSubmit={(event) => void bring(event)} className="bring">
          <CardCamera onCard={(card) => void step((at) => at.bringCard({ json: { card } }))} />
          <TextField className="field" value={text} onChange={setText}>
            <Label>{t('ceremony.card-theirs')}</Label>
            <TextArea dir="ltr" rows={3} />
          </TextField>
          <div className="acts">
            <Button type="submit" className="button" isDisabled={text.trim().length < 16}>
              {t('ceremony.card-bring')}
            </Button>
            <FileButton
              says={t('ceremony.card-file')}
              onFile={(bytes) =>
                void step((at) => at.bringCard({ json: { card: base64url(bytes) } }))
              }
            />
          </div>
        </form>
      )}
    </section>
  );
}

type WordsProps = { readonly words: readonly string[]; readonly sha256: string };

/** Words to be read aloud, one after another, and the hash that they spell. */
export function ReadWords({ words, sha256 }: WordsProps): ReactElement {
  return (
    <div>
      <ol className="word-list" dir="ltr">
        {words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words keep their places
          <li key={index} lang="en" dir="ltr">
            {word}
          </li>
        ))}
      </ol>
      <TokenText token={hash(sha256)} dim />
    </div>
  );
}

type ComparedProps = {
  readonly card: Pick<CeremonyCard, 'sha256' | 'compared'>;
  readonly step: Step;
};

/** What two people heard: the same words on both sides, or not; and who said so. */
export function Compared({ card, step }: ComparedProps): ReactElement {
  const { t, r } = useWords();
  const { compared, sha256 } = card;
  const say = (same: boolean) => () =>
    void step((at) => at.compareWords({ json: { sha256, same } }));
  return (
    <div className="acts">
      {compared && (
        <span className={compared.same ? 'good' : 'bad'}>
          {r(compared.same ? 'ceremony.same-by' : 'ceremony.differ-by', {
            officer: compared.by.name,
            at: minuteUtc(compared.at),
          })}
        </span>
      )}
      {compared?.same !== true && (
        <>
          <Button className="button first" onPress={say(true)}>
            {t('ceremony.same')}
          </Button>
          <Button className="button" onPress={say(false)}>
            {t('ceremony.differ')}
          </Button>
        </>
      )}
    </div>
  );
}

type FileProps = { readonly says: string; readonly onFile: (bytes: Uint8Array) => void };

/** A file, brought as it is; one that the browser cannot read says so. */
export function FileButton({ says, onFile }: FileProps): ReactElement {
  const { t } = useWords();
  const [unread, setUnread] = useState(false);
  const bring = async (file: File): Promise<void> => {
    const bytes = await file.arrayBuffer().catch(() => undefined);
    setUnread(bytes === undefined);
    if (bytes) onFile(new Uint8Array(bytes));
  };
  return (
    <>
      <label className="button">
        {says}
        <input
          type="file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void bring(file);
            target.value = '';
          }}
        />
      </label>
      <span role="status" className="bad">
        {unread && t('act.no-such-file')}
      </span>
    </>
  );
}

/** A QR code, dark on light in both themes: a camera reads no other. */
function Picture({ rows, label }: { rows: readonly (readonly boolean[])[]; label: string }) {
  const size = rows.length + 8;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
