import { emptyBody } from '@parley/core/codec/body.ts';
import { kinds, type Role } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { ed25519Signer } from '../../keys/signer.ts';
import { crypto, type EntryOptions, seeded, type TestLine } from './test-line.ts';

/** Somebody whom no charter names. */
export function newOfficer(name: string) {
  const signer = ed25519Signer(seeded(name));
  const { publicKey } = signer;
  return { signer, id: officerIdOf(crypto, 0, publicKey), publicKey };
}

export type NewOfficer = ReturnType<typeof newOfficer>;

/** Options of a roster entry. */
export function roster(
  { id, publicKey }: NewOfficer,
  roles: Role[],
  action: 'add' | 'remove' = 'add',
) {
  const officer = { id, scheme: 0, publicKey, roles, name: 'R' } as const;
  const record = encodeRecord({ kind: 'roster', action, officer });
  return { kind: kinds.roster, body: { ...emptyBody, record } };
}

/** An entry that this officer of the first party released. */
export function releasedBy(line: TestLine, by: NewOfficer, options: EntryOptions) {
  const draft = seeded(`draft ${line.time}`, 16);
  const texts = [{ lang: 'en', standing: 0 as const, text: 'released' }];
  const body = { ...(options.body ?? { ...emptyBody, texts }), draft };
  const { kind = kinds.message } = options;
  const subject = { line: line.line, author: 0, kind, precedence: 1, class: 2 } as const;
  const challenge = releaseChallenge(crypto, { ...subject, references: [], body });
  const releases = [{ scheme: 0, officer: by.id, signature: by.signer.sign(challenge) } as const];
  return line.write(0, { ...options, body: { ...body, releases } });
}
