import { languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { expect, it } from 'vitest';
import type { Status } from '../../acts/line/status.ts';
import type { Cli } from '../cli.ts';
import { statusText } from './status-text.ts';

/** A line on which all is well. */
const well = {
  ...{
    name: 'north-south',
    party: 'north',
    running: true,
    incarnation: '0',
    size: 70,
    present: 70,
  },
  ...{ mute: null, fault: null, reserveSpent: false, contested: false, cutTriesSpent: false },
  ...{ freeBytes: 2 ** 40, watch: null, queue: 0, waitingForUs: 0, finalCut: null },
  ...{ peers: [], violations: [], unopened: [], damaged: [], refusals: { counts: {}, last: [] } },
} as unknown as Status;

it.each(languages)('says in %s that the own journal has no try left for a cut', (lang) => {
  const t = translator(lang);
  const cli = { t, lang, terminal: false } as unknown as Cli;
  expect(statusText(cli, well)).not.toContain(t('status.cut-tries-spent'));
  const spent = statusText(cli, { ...well, cutTriesSpent: true });
  expect(spent).toContain(t('status.cut-tries-spent'));
});
