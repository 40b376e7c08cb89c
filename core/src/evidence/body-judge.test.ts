import { expect, it } from 'vitest';
import { testCrypto } from '../../test/crypto.ts';
import { Author, certificateOf, itemOf, trio, trioLine } from '../../test/standing.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { kinds } from '../codec/kinds.ts';
import { encodeRecord } from '../codec/records.ts';
import { BodyJudge } from './body-judge.ts';

const next = new Author(0, 1);

function judged(certificate: Uint8Array, name = next.name, kind: number = kinds.incarnation) {
  const judge = new BodyJudge(testCrypto, {
    founding: { line: trioLine, charter: trio },
    desk: undefined,
  });
  const record = encodeRecord({ kind: 'incarnation', certificate });
  const item = itemOf('', { kind, body: encodeBody({ ...emptyBody, record }) });
  const result = judge.certificate(name, item);
  return result.ok ? 'good' : result.code;
}

it('new keys in a file are those that the recovery key of their party signed', () => {
  const good = certificateOf(next);
  expect(judged(good)).toBe('good');
  const broken = good.slice();
  broken[broken.length - 1] = (broken.at(-1) as number) ^ 1;
  expect(judged(broken)).toBe('bad-signature');
  expect(judged(good, new Author(0, 2).name)).toBe('wrong-author');
  expect(judged(good, next.name, kinds.message)).toBe('wrong-kind');
});
