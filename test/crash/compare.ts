import { join } from 'node:path';
import { Party } from '../stations/party.ts';
import { doubled, headsOf, textsOf } from '../stations/record.ts';
import type { Talker } from './traffic.ts';

/**
 * What must be true when it is quiet again: everything told is on both records once, the
 * transcripts are the same bytes, and `doctor` finds nothing. Stops the stations.
 */
export async function compareRecords(
  talkers: readonly Talker[],
  observer?: Party,
): Promise<string[]> {
  const broken = [...(await compareTranscripts(talkers))];
  await Promise.all(talkers.map(({ run }) => run.stop()));
  for (const { run } of talkers) {
    const { status, answer } = await run.verb('doctor');
    if (status !== 0) broken.push(`doctor at ${run.name}: ${JSON.stringify(answer)}`);
  }
  const parties = await Promise.all(talkers.map(({ run }) => opened(run)));
  const records = observer ? [...parties, observer] : parties;
  const [first, ...others] = records.map(({ line }) => JSON.stringify(headsOf(line)));
  if (others.some((other) => other !== first))
    broken.push(`heads differ: ${first} ${others.join()}`);
  for (const { run, ledger } of talkers) {
    for (const record of records) broken.push(...missing(record, run.name, ledger.signed));
  }
  for (const party of parties) await party.stop();
  return broken;
}

async function opened({ founded, me, folder, guard }: Talker['run']): Promise<Party> {
  const party = new Party(founded, me);
  party.paths = { folder, guard };
  return await party.begin();
}

/** Entries that one station told of, in the record of another. */
function missing(record: Party, author: string, signed: ReadonlyMap<string, string>): string[] {
  const broken: string[] = [];
  const journals: (readonly string[])[] = [];
  for (const journal of record.line.host.line.journals.values()) {
    const name = record.line.charter.parties[journal.name.party]?.name;
    if (name === author) journals.push(textsOf(record.line, journal.key));
  }
  const twice = doubled(journals.flat());
  if (twice.length > 0) broken.push(`${record.name} has twice: ${twice.join()}`);
  for (const [entry, text] of signed) {
    // A name without a number means the incarnation of its day.
    const seq = Number(entry.slice(entry.indexOf('/') + 1));
    if (journals.some((texts) => texts[seq] === text)) continue;
    broken.push(`${record.name} has no '${text}' as ${entry}`);
  }
  return broken;
}

type Exported = { readonly sha256: string; readonly entries: number; readonly cut: string };

async function compareTranscripts(talkers: readonly Talker[]): Promise<string[]> {
  const exported: Exported[] = [];
  for (const { run } of talkers) {
    const out = join(run.folder, '..', `${run.name}.transcript`);
    exported.push(await run.ask<Exported>('transcript-export', { out }));
  }
  const signed = talkers.reduce((sum, { ledger }) => sum + ledger.signed.size, 0);
  const broken = exported
    .filter(({ cut, entries }) => cut !== 'fresh' || entries < signed)
    .map(({ cut, entries }) => `a transcript of ${entries} entries is ${cut}, ${signed} were told`);
  const [a, b] = exported;
  if (a?.sha256 !== b?.sha256) broken.push(`transcripts differ: ${JSON.stringify(exported)}`);
  return broken;
}
