import { identifier } from '@parley/text/tokens.ts';
import { type ReactElement, useEffect } from 'react';
import { readSession } from '../desk/station.ts';
import { type PlainKey, useWords } from '../words/words.tsx';
import { Enrol } from './enrol.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { Languages } from './sign-in.tsx';
import { StationClass } from './station-class.tsx';

/** The page asks again so often whether the line has begun. */
const againMs = 5_000;

/** What `PARTY` in the commands stands for is said above them. */
const party = 'PARTY';

const code = "parley officer enrol 'NAME' --role administrator,principal";

const steps: readonly (readonly [PlainKey, readonly string[]])[] = [
  ['no-line.card', ['parley card --out our.card']],
  [
    'no-line.draft',
    [
      'parley charter draft our.card their.card --name NAME \\',
      '  --out line.charter --secret line.secret \\',
      `  --circuit ws=websocket:${party}=HOST:PORT --circuit bag=courier`,
    ],
  ],
  ['no-line.words', ['parley charter show line.charter']],
  [
    'no-line.sign',
    ['parley charter sign line.charter \\', '  --share recovery-1.share --share recovery-2.share'],
  ],
  ['no-line.adopt', ['parley charter adopt line.charter --secret line.secret']],
];

/**
 * A station without a line: the operator of its machine says by a one-time code who founds the
 * first one here, and the ceremony goes on at this desk; or all of it at the command line, with the
 * exact commands. The page goes on by itself when the line has begun.
 */
export function NoLine(): ReactElement {
  const { t, r } = useWords();
  useEffect(() => {
    const timer = setInterval(() => void readSession(), againMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="sign-in no-line">
      <Languages />
      <StationClass />
      <h1>{t('no-line.title')}</h1>
      <p>{r('no-line.about', { home: identifier('--home'), key: identifier('--key-file') })}</p>
      <Command lines={[code]} />
      <Enrol said="founding.enrolled" />
      <PasskeyButton />
      <details>
        <summary>{t('no-line.by-commands')}</summary>
        <p>{r('no-line.party', { party: identifier(party) })}</p>
        <ol>
          {steps.map(([says, lines]) => (
            <li key={says}>
              {t(says)}
              <Command lines={lines} />
            </li>
          ))}
        </ol>
      </details>
    </main>
  );
}

function Command({ lines }: { lines: readonly string[] }): ReactElement {
  return (
    <pre dir="ltr" lang="en">
      {lines.join('\n')}
    </pre>
  );
}
