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

it.each(languages)('says in %s that no FLASH would arrive while no circuit is up', (lang) => {
  const t = translator(lang);
  const cli = { t, lang, terminal: false } as unknown as Cli;
  const circuit = { id: 'ws', kind: 'websocket', why: '', software: '', rttUs: null };
  const said = (state: 'up' | 'down') => {
    const peer = {
      ...{ party: 'south', lineUp: true, provenAgo: 60_000, heard: null, watch: null },
      ...{ silence: null, theirs: { size: 0 }, ours: { recorded: 0, size: 0, at: null } },
      circuits: [{ ...circuit, state, sent: 0, returned: 0, lastUp: null }],
    };
    return statusText(cli, { ...well, peers: [peer] } as unknown as Status);
  };
  expect(said('up')).toContain(t('line.flash-yes'));
  // The proof of a minute ago is still good for the ledger, and no way for a FLASH.
  expect(said('down')).toContain(t('line.flash-no-circuit'));
  expect(said('down')).not.toContain(t('line.flash-yes'));
});
