import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { lastCut } from '@parley/core/station/cut-tries.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** Most of them for turns that it never has, and no more than leave it its own. */
export const cutsFarAhead: CounterpartStrategy = {
  name: 'cuts-far-ahead',
  role: 'counterpart',
  lie: 'cut entries for cuts that come in a thousand years or are not its turn',
  holds: 'they are shown and not kept; the cuts of the line go on',
  broken(after) {
    for (const { me, line, machine } of after.honest) {
      const { k } = lastCut(line)?.cut ?? { k: -1 };
      for (const waits of line.candidates.keys()) {
        if (waits > k + line.charter.parties.length) return `${me} waits for cut ${waits} at ${k}`;
      }
      const kept = [...machine.disk.facts.keys()].filter((key) => key.startsWith('entry.cut.'));
      if (kept.length > k + 1) return `${me} keeps ${kept.length} cut entries of ${k + 1} cuts`;
      if ((line.final?.cut.k ?? 0) < 2) return `${me} has no final cut`;
    }
    return after.violated('cut-malformed') ?? after.held() ?? after.uncontested();
  },
  begin(liar) {
    liar.every(600_000, () => {
      const { line } = liar.station;
      const parties = line.charter.parties.length;
      const next = (lastCut(line)?.cut.k ?? -1) + 1;
      const turn = next + ((liar.me + parties - (next % parties)) % parties);
      for (let i = 0; i < 2; i++) {
        const k = turn + 1_000_000 * parties + liar.random.pick([0, 1, 1, 1]);
        const record = encodeRecord({ kind: 'cut', k, previous: line.id, heads: [] });
        const body = encodeBody({ ...emptyBody, record });
        liar.station.write({ kind: kinds.cut, class: 0, body });
      }
      liar.lied();
    });
    return undefined;
  },
};
