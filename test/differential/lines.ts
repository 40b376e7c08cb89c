/** Lines made by chance: honest ones, and parties that claim, refer and propose what is not so. */
import { emptyBody } from '@parley/core/codec/body.ts';
import { opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { compareJournals, type Mark, type Reference } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { cutHash } from '@parley/core/evidence/cut.ts';
import { newOfficer, releasedBy, roster } from '@parley/station/evidence/testing/roster.ts';
import {
  crypto,
  type EntryOptions,
  seeded,
  type TestJournal,
  TestLine,
} from '@parley/station/evidence/testing/test-line.ts';
import { foundingOfficer, oddBody, oddRoster, passkeyOf, releasedOddly } from './odd.ts';
import type { Chance } from './random.ts';

type Rules = ConstructorParameters<typeof TestLine>[1];

const ruleSets: readonly Rules[] = [
  [],
  [{ kinds: [1], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['releaser'] }] }],
  [
    { kinds: [1], classes: [2], fromPrecedence: 4, needs: [{ count: 2, roles: ['releaser'] }] },
    { kinds: [1, 13], classes: [2], fromPrecedence: 0, needs: [] },
    { kinds: [], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['principal'] }] },
  ],
];

/** A line of 2 to 4 parties after some 10 to 60 acts. */
export function lineByChance(chance: Chance): TestLine {
  const others = ['first', 'second', 'third'].map(newOfficer);
  const more = chance.oneIn(2) ? [] : others.slice(0, 1).map(officerOf);
  const passkey = newOfficer('passkey');
  const named = [...more, ...(chance.oneIn(3) ? [] : [passkeyOf(passkey)])];
  const line = new TestLine(2 + chance.below(3), chance.pick(ruleSets), named);
  others.push({ ...passkey, id: passkeyOf(passkey).id });
  const acts = 10 + chance.below(50);
  for (let i = 0; i < acts; i++) act(chance, line, others);
  if (!chance.oneIn(6)) {
    line.settle();
    line.cut();
    line.settle();
  }
  for (let i = chance.below(8); i > 0; i--) act(chance, line, others);
  return line;
}

type NewOfficer = ReturnType<typeof newOfficer>;

function officerOf({ id, publicKey }: NewOfficer) {
  const roles = ['principal', 'releaser'] as const;
  return { id, scheme: 0 as const, publicKey, roles, name: 'second' };
}

function act(chance: Chance, line: TestLine, others: readonly NewOfficer[]): void {
  const party = chance.below(line.present.length);
  const own = line.present[party] as TestJournal;
  switch (chance.below(20)) {
    case 0:
    case 1:
      line.settle();
      return;
    case 2:
      line.hear(party, journalBy(chance, line), undefined);
      return;
    case 3:
      line.write(party, { ...options(chance), held: falseMarks(chance, line) });
      return;
    case 4:
      line.write(party, { ...options(chance), references: references(chance, line) });
      return;
    case 5:
      line.release(party, `text ${chance.below(6)}`, options(chance));
      return;
    case 6:
      otherVersion(chance, line, own);
      return;
    case 7:
      rosterEntry(chance, line, others);
      return;
    case 8:
      if (chance.oneIn(2)) line.settle();
      line.cut();
      return;
    case 9:
      falseCut(chance, line, party);
      return;
    case 10:
      if (own.name.number < 3) line.open(party, chance.oneIn(4) ? null : own);
      return;
    case 11:
      misplaced(chance, line, party);
      return;
    case 12: {
      const journal = journalBy(chance, line, true);
      if (journal.tree.size > 0) line.cosignPq(journal, party);
      return;
    }
    case 13:
    case 14:
    case 15:
      odd(chance, line, party, others);
      return;
    default:
      line.write(party, options(chance));
  }
}

/** An entry with odd words, releases, or a change of the roster, mostly by who may and may not. */
function odd(chance: Chance, line: TestLine, party: number, others: readonly NewOfficer[]): void {
  const own = foundingOfficer(line, party);
  const by = [own, own, own, ...others];
  const plain = options(chance);
  if (chance.oneIn(4)) line.write(party, { ...plain, body: oddBody(chance) });
  else if (chance.oneIn(3)) {
    // The passkey, which is the first party's, by itself.
    releasedOddly(chance, line, { by: others.slice(-1), party: 0, options: plain });
  } else if (chance.oneIn(2)) releasedOddly(chance, line, { by, party, options: plain });
  else {
    const change = oddRoster(chance, chance.pick(by));
    const releasers = chance.oneIn(4) ? by : [own];
    releasedOddly(chance, line, { by: releasers, party, options: change });
    releasedOddly(chance, line, { by, party, options: plain });
  }
}

function journalBy(chance: Chance, line: TestLine, filled = false): TestJournal {
  const journals = [...line.journals.values()].filter(({ tree }) => !filled || tree.size > 0);
  return chance.pick(journals.length > 0 ? journals : [...line.journals.values()]);
}

function options(chance: Chance): EntryOptions {
  const urgency = { precedence: chance.below(6), class: chance.below(3) } as EntryOptions;
  const clock = (chance.oneIn(4) ? chance.below(3) : 2) as EntryOptions['clock'];
  const kind = chance.oneIn(6) ? chance.pick([0, 2, 5, 6, 12, 19, 40_000]) : kinds.message;
  return { ...urgency, clock: clock ?? 2, kind };
}

/** Marks some of which are not so: false roots, sizes that fall, wrong order, own journals. */
function falseMarks(chance: Chance, line: TestLine): Mark[] {
  const marks = Array.from({ length: 1 + chance.below(3) }, () => {
    const journal = journalBy(chance, line);
    const size = chance.below(journal.tree.size + 2);
    const mark = line.mark(journal, Math.min(size, journal.tree.size));
    if (chance.oneIn(4)) return { ...mark, size, root: seeded(`root ${chance.below(3)}`) };
    if (chance.oneIn(12)) return { ...mark, tag: seeded('nobody', 8) };
    return { ...mark, size: Math.min(size, journal.tree.size) };
  });
  return chance.oneIn(4) ? marks : marks.sort(compareJournals);
}

function references(chance: Chance, line: TestLine): Reference[] {
  return Array.from({ length: 1 + chance.below(2) }, () => {
    const journal = journalBy(chance, line, true);
    const seq = chance.below(journal.tree.size + 2);
    const isThere = seq < journal.tree.size && !chance.oneIn(3);
    const leaf = isThere ? journal.tree.leafAt(seq).slice() : seeded(`leaf ${seq}`);
    return { ...journal.name, seq, leaf };
  });
}

function otherVersion(chance: Chance, line: TestLine, own: TestJournal): void {
  if (own.tree.size === 0 && own.name.number > 0) return;
  const place = { line: line.line, journal: own.name, seq: own.tree.size };
  const start = Buffer.from(opaqueHeaderStart(place));
  const rest = chance.bytes(chance.below(20));
  const header = new Uint8Array(
    Buffer.concat([Buffer.from([0x8c, 2 + chance.below(20)]), start, rest]),
  );
  const salt = seeded(`other ${line.time++}`, 16);
  line.append(own, { header, salt, body: chance.bytes(chance.below(40)) });
}

function rosterEntry(chance: Chance, line: TestLine, others: readonly NewOfficer[]): void {
  const of = chance.pick(others);
  const roles = chance.oneIn(3) ? (['releaser'] as const) : (['principal', 'releaser'] as const);
  const change = roster(of, [...roles], chance.oneIn(3) ? 'remove' : 'add');
  if (chance.oneIn(3)) line.write(0, change);
  else if (chance.oneIn(2)) releasedBy(line, chance.pick(others), change);
  else line.release(0, `roster ${line.time}`, change);
  if (chance.oneIn(2)) releasedBy(line, chance.pick(others), {});
}

/** A cut entry that most often breaks a rule. */
function falseCut(chance: Chance, line: TestLine, party: number): void {
  const own = line.present[party] as TestJournal;
  const heads = [...line.journals.values()]
    .map((journal) => line.mark(journal, chance.below(journal.tree.size + 1)))
    .filter(({ number, size }) => number === 0 || size > 0 || chance.oneIn(4))
    .sort(compareJournals);
  if (chance.oneIn(4)) heads.splice(chance.below(heads.length), 1);
  if (chance.oneIn(6)) heads.reverse();
  const cut = { k: chance.below(3), previous: chance.oneIn(2) ? line.line : seeded('cut'), heads };
  const previous = chance.oneIn(4) ? cutHash(crypto, line.line, cut) : cut.previous;
  const record = encodeRecord({ kind: 'cut', ...cut, previous });
  const isForm = !chance.oneIn(8);
  const body = { ...emptyBody, record: isForm ? record : 7 };
  line.write(own.name.party, { kind: kinds.cut, body });
}

/** Entries of kinds that may not stand where they do. */
function misplaced(chance: Chance, line: TestLine, party: number): void {
  const certificate = chance.bytes(20);
  const records = [
    { kind: kinds.incarnation, record: encodeRecord({ kind: 'incarnation', certificate }) },
    {
      kind: kinds.charter,
      record: encodeRecord({ kind: 'charter', line: line.line, predecessor: null }),
    },
    { kind: kinds.roster, record: 5 },
    { kind: kinds.cut, record: null },
  ];
  const { kind, record } = chance.pick(records);
  line.write(party, { kind, body: { ...emptyBody, record } });
}
