import type { Role } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { newOfficer, releasedBy, roster } from '@parley/station/evidence/testing/roster.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { Signer } from '@parley/station/keys/signer.ts';
import type { VectorFile } from '../case.ts';
import { transcript } from '../evidence-checkers.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { pass } from './evidence.ts';

/** The one officer of the first party, added anew with these roles, then a second one. */
function addedAnew(roles: Role[]): Uint8Array {
  const line = new TestLine(2);
  const signer = line.officers[0] as Signer;
  const id = officerIdOf(nodeCrypto, 0, signer.publicKey);
  line.release(0, 'himself', roster({ signer, id, publicKey: signer.publicKey }, roles));
  const second = newOfficer('second');
  line.release(0, 'another', roster(second, ['principal']));
  releasedBy(line, second, {});
  line.settle();
  line.cut();
  line.settle();
  return exportOf(line).whole;
}

/** A roster that no principal would stand on: spec/release.md, "Roster". */
export function lastPrincipalVectors(): VectorFile {
  return {
    format: 'transcript',
    about: 'The last principal of a party added anew, with that role and without.',
    pass: [
      pass('without it: changes nothing, as if removed', addedAnew(['releaser']), transcript),
      pass('with it and others', addedAnew(['releaser', 'principal']), transcript),
    ],
    fail: [fail('no bytes', 'truncated', new Uint8Array(0))],
  };
}
