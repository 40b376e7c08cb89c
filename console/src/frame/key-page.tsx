import type { ReactElement } from 'react';
import { Switch } from 'react-aria-components/Switch';
import { singleKeys } from '../desk/keys.ts';
import { useSignal } from '../desk/signal.ts';
import { type PlainKey, useWords } from '../words/words.tsx';

type Line = readonly [letters: string, says: PlainKey];

const groups: readonly (readonly [PlainKey, readonly Line[]])[] = [
  [
    'rail.messages',
    [
      ['J', 'keys.next'],
      ['K', 'keys.previous'],
      ['A', 'keys.acknowledge'],
      ['R', 'keys.answer'],
      ['W', 'keys.withhold'],
      ['Q', 'keys.confirm'],
      ['P', 'keys.print'],
      ['N', 'keys.new-draft'],
    ],
  ],
  ['alarm.label', [['S', 'keys.silence']]],
  [
    'rail.label',
    [
      ['M', 'keys.messages'],
      ['D', 'keys.drafts'],
      ['L', 'keys.line'],
      ['T', 'keys.transcript'],
      ['/', 'keys.search'],
      ['?', 'keys.all'],
      ['Esc', 'keys.close'],
    ],
  ],
  ['rail.line', [['C', 'keys.test-line']]],
];

/** Every key of the desk, on one page that can be printed and pinned to a wall. */
export function KeyPage(): ReactElement {
  const { t } = useWords();
  const on = useSignal(singleKeys);
  return (
    <div className="page">
      <h1>{t('keys.title')}</h1>
      <p>{t('keys.about')}</p>
      <Switch className="check" isSelected={on} onChange={keep}>
        <span className="box" />
        {t('keys.single')}
      </Switch>
      <div className="key-groups">
        {groups.map(([head, lines]) => (
          <section key={head}>
            <h2 className="head">{t(head)}</h2>
            <dl>
              {lines.map(([letters, says]) => (
                <div className="key-line" key={letters}>
                  <dt>
                    <kbd dir="ltr">{letters}</kbd>
                  </dt>
                  <dd>{t(says)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}

function keep(on: boolean): void {
  localStorage.setItem('parley.keys', on ? 'on' : 'off');
  singleKeys.set(on);
}
