import { hex } from '@parley/core/base/bytes.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Translate } from '@parley/text/translator.ts';
import type { Verified } from './verify.ts';

export type Proved = Exclude<Verified, { kind: null }>;

/** What a file proves and what it does not, as a person reads it: of each journal a sentence. */
export function provesSentences(t: Translate, verified: Proved): string[] {
  switch (verified.kind) {
    case 'transcript': {
      const { cuts, entries, tailEntries } = verified.facts;
      const unproved = tailEntries > 0 ? t('proves.tail-only') : t('proves.charter-only');
      const proves = cuts > 0 ? t('proves.transcript', { entries }) : unproved;
      return [`${proves} ${t('proves-not.transcript')}`];
    }
    case 'disclosure': {
      const { entries, founding } = verified.facts;
      const journals = new Map(entries.map((one) => [`${hex(one.journal.tag)}/${one.size}`, one]));
      return [...journals.values()].map(({ journal, size }) => {
        const party = founding.charter.parties[journal.party]?.name ?? String(journal.party);
        const shown = identifier(String(size));
        const not = t('proves-not.disclosure', { size: shown });
        return `${t('proves.disclosure', { party, size: shown })} ${not}`;
      });
    }
    case 'fork-proof': {
      const { founding, proof } = verified.facts;
      const party = founding.charter.parties[proof.journal.party]?.name ?? '';
      return [`${t('proves.fork', { party })} ${t('proves-not.fork')}`];
    }
  }
}
