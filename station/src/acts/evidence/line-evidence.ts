import type { LineSource } from '@parley/core/evidence/archive.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { ExportLine } from '../../evidence/export.ts';
import type { StationLine } from '../../station.ts';

/** What exports and disclosures of a line are made from, as it stands at this moment. */
export function evidenceOf(line: StationLine): ExportLine {
  const { host, charter, charterFile } = line;
  const journals = sortedJournals(host.line)
    .filter(({ name, durable }) => name.number === 0 || durable.size > 0)
    .map(({ name, durable }) => ({ name, size: durable.size }));
  const founding = { line: host.options.line, charter };
  return { founding, charterFile, source: sourceOf(line), journals };
}

/** The store, and the newest signed head of ours, which is stored only with the next turn. */
function sourceOf({ store, host }: StationLine): LineSource {
  const { evidence } = store;
  return {
    runs: (journal, first, end) => evidence.runs(journal, first, end),
    cosignatures: (journal, size) => evidence.cosignatures(journal, size),
    pqCosignatures: (journal, size) => evidence.pqCosignatures(journal, size),
    note(journal, size) {
      const stored = evidence.note(journal, size);
      const newest = host.line.journals.get(journal)?.durable;
      if (!newest?.signature || newest.size < size) return stored;
      if (stored && stored.size <= newest.size) return stored;
      const { root, leaf, signature } = newest;
      return { size: newest.size, root, leaf, signature };
    },
  };
}
