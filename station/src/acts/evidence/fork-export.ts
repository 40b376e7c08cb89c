import { encodeForkFile } from '@parley/core/evidence/fork-file.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { factsBehind } from '../../courier/facts.ts';
import { readLine } from '../../evidence/export.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess } from '../access/record.ts';
import { ActRefusal, act } from '../act.ts';
import { partyIndexOf } from '../courier/parties.ts';
import { evidenceOf } from './line-evidence.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the proof that a party signed two histories of its newest journal that has one. */
export const forkExportAct = act({
  name: 'fork-export',
  input: z.strictObject({ party: z.string(), out: z.string().min(1), officer: officerWord }),
  run: async (context, { party, out, officer }) => {
    const line = context.line();
    const index = partyIndexOf(line, party);
    const proofs = factsBehind(line.store, 'fork.');
    const journal = sortedJournals(line.host.line).findLast(
      ({ key, name }) => name.party === index && proofs.has(key),
    );
    if (!journal) throw new ActRefusal('not-a-fork', party);
    const by = officerNamed(line, officer);
    recordAccess(line, { act: 'fork-export', what: [journal.key, out], officer: by });
    const evidence = evidenceOf(line);
    const certificate =
      journal.name.number === 0
        ? null
        : (readLine(evidence).journals.get(journal.key)?.certificate ?? null);
    const proof = proofs.get(journal.key) as Uint8Array;
    const { charterFile } = line;
    const bytes = await writeWhole(out, [encodeForkFile({ charterFile, certificate, proof })]);
    return { file: out, bytes, party };
  },
});
