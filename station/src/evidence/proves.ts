import { hex } from '@parley/core/base/bytes.ts';
import type { Charter } from '@parley/core/codec/charter.ts';
import type { Language } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import { translator } from '@parley/text/translator.ts';
import type { Verified } from './verify.ts';

export type Proved = Exclude<Verified, { kind: null }>;

/**
 * What a file proves and what it does not, as a person reads it: of each journal a sentence, its
 * party by the title that the charter gives it in his language.
 */
export function provesSentences(lang: Language, verified: Proved): string[] {
  const t = translator(lang);
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
        const party = titleIn(founding.charter, journal.party, lang);
        const shown = identifier(String(size));
        const not = t('proves-not.disclosure', { size: shown });
        return `${t('proves.disclosure', { party, size: shown })} ${not}`;
      });
    }
    case 'fork-proof': {
      const { founding, proof } = verified.facts;
      const party = titleIn(founding.charter, proof.journal.party, lang);
      return [`${t('proves.fork', { party })} ${t('proves-not.fork')}`];
    }
  }
}

/** A party by its title in this language; by its name where the charter has none. */
export function titleIn({ parties }: Charter, party: number, lang: Language): string {
  const found = parties[party];
  return found?.titles.get(lang) ?? found?.name ?? String(party);
}
