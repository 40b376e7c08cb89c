import { expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import {
  Author,
  certificateOf,
  holding,
  itemOf,
  standing,
  trio,
  trioLine,
} from '../../test/standing.ts';
import { verifyCertificate } from '../codec/certificate.ts';
import { kinds } from '../codec/kinds.ts';
import { journalKey } from '../codec/names.ts';
import { addJournal } from '../replication/line.ts';
import { marksToWrite } from './queue.ts';
import { step } from './step.ts';
import { onTimer } from './timer.ts';

const next = new Author(1, 1);
const empty = testCrypto.sha256(new Uint8Array(0));

it('a station whose guard stands at another journal than its own signs nothing', () => {
  const guard = { journal: next.name, size: 0, root: empty, beyond: false };
  expect(standing(1, { guard }).mute).toBe('guard-missing');
  expect(standing().mute).toBe(null);
});

it('new keys come after those that are in use, by their number', () => {
  const bytes = certificateOf(next);
  const certificate = verifyCertificate(testCrypto, { line: trioLine, charter: trio }, bytes);
  if (!certificate.ok) throw new Error(certificate.code);
  const guard = { journal: next.name, size: 0, root: empty, beyond: false };
  const line = standing(1, { certificates: [certificate.value], guard });
  holding(line, next);
  const { salt, body } = itemOf('a certificate');
  const base = { precedence: 1, class: 0, references: [], shown: null } as const;
  const draft = { ...base, kind: kinds.incarnation, salt, body };
  const codes = [next, new Author(1, 2)].map((keys) => {
    line.holding = false;
    const certificate = certificateOf(keys);
    const effects = step(line, line.now, { kind: 'open-incarnation', id: 1, certificate, draft });
    return effects.flatMap((one) => (one.kind === 'written' ? [one.result] : []));
  });
  expect(codes).toMatchObject([[{ code: 'wrong-seq', detail: 'incarnation' }], []]);
});

it('an entry names sixty-four journals that grew, and the next one those that are left', () => {
  const line = standing();
  const own = holding(line, new Author(1).say('a'));
  const held = new Map();
  for (let number = 1; number <= 70; number++) {
    const name = { party: 0, number, tag: bytesOf(`tag ${number}`, 8) };
    const journal = addJournal(line, name, own.keys, null);
    journal.durable = { ...journal.durable, size: 2, root: bytesOf(`root ${number}`, 32) };
    held.set(journal.key, { ...name, size: 1, root: bytesOf('before', 32) });
  }
  own.durable = { ...own.durable, held };
  const marks = marksToWrite(line);
  expect(marks.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1));
  for (const mark of marks) held.set(journalKey(mark), mark);
  expect(marksToWrite(line).map(({ number }) => number)).toEqual([65, 66, 67, 68, 69, 70]);
});

it('the hourly test message is written, but not where the charter wants it released', () => {
  const rule = { kinds: [kinds.message], classes: [], fromPrecedence: 0 } as const;
  const needs = [{ count: 1, roles: ['releaser'] as const }];
  const written = (rules: readonly (typeof rule & { needs: typeof needs })[]) => {
    const line = standing(1, { charter: { ...trio, rules } });
    const period = line.settings.testPeriodS * 1000;
    const elapsed = line.now.elapsed + period;
    line.now = { ...line.now, elapsed, time: (3 * 200_000 + line.me) * period };
    onTimer(line);
    return line.queue.flat().filter(({ draft }) => draft.kind === kinds.message).length;
  };
  expect([written([]), written([{ ...rule, needs }])]).toEqual([1, 0]);
});
