import type { Ceremony, CeremonyCharter } from '@parley/api/ceremony.ts';
import { streams } from '@parley/api/operations.ts';
import { base64url } from '@parley/core/base/base64.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { Emblem } from '../message/emblem.tsx';
import { useWords } from '../words/words.tsx';
import type { Step } from './ceremony.tsx';
import { Compared, FileButton, ReadWords } from './ceremony-cards.tsx';
import { CharterSays } from './charter-says.tsx';

type CharterProps = {
  readonly charter: CeremonyCharter;
  readonly now: Ceremony['step'];
  readonly step: Step;
};

/** Typed where the two officers put their halves together. */
const signCommand = [
  'parley charter sign LINE.charter \\',
  '  --share recovery-1.share --share recovery-2.share',
].join('\n');

/** What the charter says, its words, its signatures, and the line that begins with it. */
export function CharterStep({ charter, now, step }: CharterProps): ReactElement {
  const { t } = useWords();
  return (
    <>
      <section className="charter-words">
        <h2 className="head">{t('ceremony.step-compare')}</h2>
        <p>{t('ceremony.charter-read')}</p>
        <CharterSays charter={charter} />
        <ReadWords words={charter.words} sha256={charter.line} />
        <Compared card={{ sha256: charter.line, compared: charter.compared }} step={step} />
      </section>
      <section>
        <h2 className="head">{t('ceremony.step-sign')}</h2>
        <p>{t('ceremony.sign-about')}</p>
        <pre dir="ltr" lang="en">
          {signCommand}
        </pre>
        <ul>
          {charter.parties.map(({ name, signed }) => (
            <li key={name} className="needed" data-done={signed}>
              <span className={signed ? 'good' : 'warn'}>
                <Emblem name={signed ? 'done' : 'missing'} />
              </span>
              <span>
                <bdi>{name}</bdi>: {t(signed ? 'ceremony.signed' : 'ceremony.unsigned')}
              </span>
            </li>
          ))}
        </ul>
        <div className="acts">
          <a className="button" href={streams.charterFile.path} download>
            {t('ceremony.charter-fetch')}
          </a>
          {charter.secretHere && (
            <a className="button" href={streams.charterSecret.path} download>
              {t('ceremony.secret-fetch')}
            </a>
          )}
          <FileButton
            says={t('ceremony.charter-back')}
            onFile={(bytes) =>
              void step((at) => at.takeCharter({ json: { file: base64url(bytes) } }))
            }
          />
        </div>
      </section>
      <Adopt charter={charter} now={now} step={step} />
    </>
  );
}

/** The last step; who did not draft it types or pastes the secret that came apart. */
function Adopt({ charter, now, step }: CharterProps): ReactElement {
  const { t } = useWords();
  const [secret, setSecret] = useState('');
  const given = secret.trim().toLowerCase();
  const ready = charter.secretHere || /^[0-9a-f]{64}$/u.test(given);
  const adopt = (): void => {
    const json = { secret: charter.secretHere ? null : given };
    void step((at) => at.adoptCharter({ json }));
  };
  return (
    <section>
      <h2 className="head">{t('ceremony.step-adopt')}</h2>
      <p>{t('ceremony.adopt-about')}</p>
      {!charter.secretHere && (
        <TextField className="field" value={secret} onChange={setSecret} autoComplete="off">
          <Label>{t('ceremony.secret')}</Label>
          <Input dir="ltr" />
        </TextField>
      )}
      <div className="acts">
        {!charter.secretHere && (
          <FileButton
            says={t('ceremony.secret-file')}
            onFile={(bytes) => setSecret(new TextDecoder().decode(bytes))}
          />
        )}
        <Button className="button first" isDisabled={now !== 'adopt' || !ready} onPress={adopt}>
          {t('ceremony.adopt')}
        </Button>
      </div>
    </section>
  );
}
