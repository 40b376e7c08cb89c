import { expect, it } from 'vitest';
import { archived } from '../../test/archived.ts';
import { bytesOf, ed25519 } from '../../test/crypto.ts';
import { officerNamed } from '../../test/founding.ts';
import { Author, certificateOf, itemOf } from '../../test/standing.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { rosterEntriesOf } from './disclosure-roster.ts';

const officer = officerNamed('a newcomer', ['releaser']);
const releases = [
  { scheme: 0, officer: officer.id, signature: ed25519('x').sign(officer.id) },
] as const;
const draft = bytesOf('draft', 16);
const record = encodeRecord({ kind: 'roster', action: 'add', officer });
const appointed = itemOf('', { kind: kinds.roster, body: encodeBody({ ...emptyBody, record }) });
const released = itemOf('', { body: encodeBody({ ...emptyBody, draft, releases: [...releases] }) });

const renewed = () => {
  const certificate = encodeRecord({
    kind: 'incarnation',
    certificate: certificateOf(new Author(0, 1)),
  });
  const body = encodeBody({ ...emptyBody, record: certificate });
  return new Author(0, 1).say(itemOf('', { kind: kinds.incarnation, body }));
};

/** The places of the changes that whoever checks this entry needs, as number and seq. */
function neededBy(by: Author, seq: number, ...authors: Author[]) {
  const { archive, source } = archived(...authors);
  const found = rosterEntriesOf(archive, source, [{ journal: by.name, seq }]);
  return found.map(({ journal, seq: at }) => [journal.number, at]);
}

it('a release under new keys is checked by a change under the keys before, and not behind', () => {
  const old = new Author(0).say('a', appointed, released);
  const next = renewed().say(released);
  expect(neededBy(next, 1, old, next)).toEqual([[0, 1]]);
  expect(neededBy(old, 2, old, next)).toEqual([[0, 1]]);
  const late = renewed().say(appointed);
  const bare = new Author(0).say('a', released);
  expect(neededBy(bare, 1, bare, late)).toEqual([]);
});

it('an entry of a later version carries no release that could be checked', () => {
  const opaque = { header: bytesOf('header', 40), salt: bytesOf('salt', 16), body: released.body };
  const old = new Author(0).say(appointed, opaque, released);
  expect(neededBy(old, 1, old)).toEqual([]);
  expect(neededBy(old, 2, old)).toEqual([[0, 0]]);
});
