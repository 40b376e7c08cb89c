import { type Body, emptyBody } from '@parley/core/codec/body.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { Release } from '@parley/core/codec/release.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { newOfficer } from '@parley/station/evidence/testing/roster.ts';
import { seeded, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import type { Signer } from '@parley/station/keys/signer.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { disclosure } from '../evidence-checkers.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { disclosed, pass } from './evidence.ts';

/** What may stand in one entry: by its officer or a stranger, good or not. */
type Parts = Readonly<Record<'good' | 'bad' | 'stranger' | 'otherScheme', Release>>;

function shown(name: string, which: (parts: Parts) => Release[], draft = true): PassCase {
  const line = new TestLine(2);
  const signer = line.officers[0] as Signer;
  const officer = officerIdOf(nodeCrypto, 0, signer.publicKey);
  const texts = [{ lang: 'en', standing: 0, text: 'Said.' } as const];
  const body: Body = { ...emptyBody, texts, draft: draft ? seeded('draft', 16) : null };
  const header = { line: line.line, author: 0, kind: 1, precedence: 1, class: 2 } as const;
  const challenge = releaseChallenge(nodeCrypto, { ...header, references: [], body });
  const signature = signer.sign(challenge);
  const releases = which({
    good: { scheme: 0, officer, signature },
    bad: { scheme: 0, officer, signature: seeded('no signature', 64) },
    stranger: { scheme: 0, officer: newOfficer('stranger').id, signature },
    otherScheme: {
      scheme: 2,
      officer,
      authenticatorData: seeded('authenticator data', 37),
      clientDataJson: seeded('client data', 64),
      signature,
    },
  });
  line.write(0, { body: { ...body, releases } });
  line.settle();
  return pass(name, disclosed(line, [[0, 0]]), disclosure);
}

/** What is said of an entry whose releases are not all alike: spec/reading.md, disclosure. */
export function mixedReleasesVectors(): VectorFile {
  return {
    format: 'disclosure',
    about: 'Entries with releases that are good, not good, or by officers whom nothing names.',
    pass: [
      shown('one that is good', ({ good }) => [good]),
      shown('one that is not', ({ bad }) => [bad]),
      shown('one that is not, and a stranger’s', ({ bad, stranger }) => [bad, stranger]),
      shown('the same, the stranger’s first', ({ bad, stranger }) => [stranger, bad]),
      shown('one that is good, and a stranger’s', ({ good, stranger }) => [good, stranger]),
      shown('one of another scheme than the key has', ({ otherScheme }) => [otherScheme]),
      shown('a stranger’s, without a draft id', ({ stranger }) => [stranger], false),
      shown('without a draft id', ({ good }) => [good], false),
    ],
    fail: [fail('no bytes', 'truncated', new Uint8Array(0))],
  };
}
