import { hex } from '@parley/core/base/bytes.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { identifier, isolate, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { Cli } from '../cli.ts';

/** What a hand-over, an exercise or a list of terms says, from the record that is signed. */
export function recordWords({ t, lang }: Cli, kind: number, value: CborValue): string | undefined {
  const record = decodeRecord(kind, value);
  if (!record.ok) return undefined;
  const said = record.value;
  switch (said.kind) {
    case 'handover': {
      const to = identifier(hex(said.to));
      if (said.from === null) return t('signing.record-watch-taken', { to });
      return t('signing.record-handover', { from: identifier(hex(said.from)), to });
    }
    case 'exercise': {
      const title = phrase(isolate(said.title, lang));
      if (said.step === 'end') return t('signing.record-exercise-end', { title });
      const [from, until] = [minuteUtc(said.from), minuteUtc(said.until)];
      return t('signing.record-exercise-start', { title, from, until });
    }
    case 'terms': {
      if (said.terms === null) return t('signing.record-terms-agree');
      const terms = said.terms.map((term) => {
        return term.map(({ lang: tag, word }) => isolate(word, tag)).join(' = ');
      });
      return t('signing.record-terms', { terms: phrase(terms.join('; ')) });
    }
    default:
      return undefined;
  }
}
