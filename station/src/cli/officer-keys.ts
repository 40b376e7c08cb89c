import { randomBytes } from 'node:crypto';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Class } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type EntryRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { type ReleaseSubject, releaseChallenge } from '@parley/core/keys/release.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { OfficerKey } from '../keys/officer-file.ts';
import type { Cli } from './cli.ts';
import { officerOf } from './messages/officer.ts';
import { askHidden } from './secret.ts';

/** Officers' keys from their files; a sealed one asks its owner for his passphrase. */
export async function officerKeys(cli: Cli, files: readonly string[]): Promise<OfficerKey[]> {
  const keys: OfficerKey[] = [];
  for (const file of files) keys.push(await officerOf(cli, file));
  return keys;
}

/** PARLEY_OFFICER_PASSPHRASE, or a question on a terminal. */
export async function officerPassphrase({ t }: Cli, officer: string): Promise<string> {
  const given = process.env.PARLEY_OFFICER_PASSPHRASE;
  if (given) return given;
  const question = t('prompt.officer-passphrase', { officer });
  return await askHidden(t, question, 'PARLEY_OFFICER_PASSPHRASE');
}

type RecordToWrite = Extract<EntryRecord, { kind: 'watch' | 'roster' | 'incarnation' }>;

/** Where an entry about the line itself is written, and of which class it is there. */
export type OwnPlace = { readonly line: string; readonly party: number; readonly class?: Class };

/**
 * The body of an entry that holds a record, released by these officers. They sign what is computed
 * here from the record that was shown, not what a station asks them to sign.
 */
export function releasedBody(
  place: OwnPlace,
  record: RecordToWrite,
  officers: readonly OfficerKey[],
): Uint8Array {
  const body: Body = { ...emptyBody, record: encodeRecord(record) };
  if (officers.length === 0) return encodeBody(body);
  const drafted = { ...body, draft: new Uint8Array(randomBytes(16)) };
  const subject: ReleaseSubject = {
    line: unhex(place.line) as Uint8Array,
    author: place.party,
    kind: kinds[record.kind],
    precedence: 1,
    class: place.class ?? 0,
    references: [],
    body: drafted,
  };
  const challenge = releaseChallenge(nodeCrypto(), subject);
  const releases = officers.map(({ officer, signer }) => {
    return { officer: officer.id, scheme: 0 as const, signature: signer.sign(challenge) };
  });
  return encodeBody({ ...drafted, releases });
}

/** Writes a record with its releases through the station. */
export async function writeRecord(
  cli: Cli,
  record: Exclude<RecordToWrite, { kind: 'incarnation' }>,
  files: readonly string[],
): Promise<{ entry: string }> {
  const place = (await cli.ask('charter', {})) as OwnPlace;
  const body = releasedBody(place, record, await officerKeys(cli, files));
  const input = { kind: record.kind, body: hex(body) };
  return (await cli.ask('write-record', input)) as { entry: string };
}
