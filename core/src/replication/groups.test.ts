import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import type { Item } from '../codec/entry.ts';
import { type JournalName, journalKey } from '../codec/names.ts';
import { checkpointText, cosignatureMessage } from '../codec/note.ts';
import { decodePayload } from '../codec/payload.ts';
import { advance, emptyHead } from '../journal/head.ts';
import {
  closeGroups,
  cosignBehind,
  lacksCosignature,
  onGroupDurable,
  onGroupSigned,
} from './groups.ts';
import type { Effect } from './io.ts';
import type { Group, Journal, Line } from './line.ts';

const lineId = bytesOf('line', 32);
const none = emptyHead(testCrypto);
const nameOf = (party: number, number = 0): JournalName => {
  return { party, number, tag: bytesOf(`tag ${party}.${number}`, 8) };
};

const item: Item = {
  ...{ kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000, clock: 2 },
  ...{ salt: bytesOf('s', 16), body: bytesOf('b', 4), held: [], references: [] },
};

function journalOf(name: JournalName): Journal {
  const key = journalKey(name);
  return {
    ...{ name, key, origin: `origin of ${key}`, durable: none, staged: none, previous: null },
    ...{ heads: new Map(), peeked: new Map(), cosigned: new Map(), ours: null },
    ...{ contested: false, gathering: null, writing: null },
  } as unknown as Journal;
}

/** Party 1 is us; party 0 has said two things, and party 2 listens. */
let line: Line;
let theirs: Journal;
let own: Journal;
let group: Group;

beforeEach(() => {
  const [author, us, third] = [0, 1, 2].map((party) => journalOf(nameOf(party)));
  [theirs, own] = [author as Journal, us as Journal];
  const { head } = advance(lineId, theirs.name, none, [item, item]);
  const entries = [{ first: 0, items: [item, item], special: [] }];
  group = { head, records: [], entries, urgent: false, unpeeked: new Map(), cosignature: null };
  theirs.gathering = group;
  theirs.staged = head;
  const peers = [0, 2].map((party) => {
    const circuit = { id: `to ${party}`, oneWay: false, up: true, silent: 0, losses: 0 };
    const circuits = new Map([[circuit.id, circuit]]);
    return [party, { party, circuits, have: new Map(), gossip: new Set() }] as const;
  });
  line = {
    ...{ id: lineId, crypto: testCrypto, own: own.key, me: 1, mute: null, nextTask: 1 },
    journals: new Map([theirs, own, third as Journal].map((one) => [one.key, one])),
    charter: { parties: [{}, {}, {}] },
    settings: { challengePeriodS: 60 },
    now: { time: 1_700_000_000_900, elapsed: 5000 },
    ...{ tasks: new Map(), peers: new Map(peers), effects: [] },
  } as unknown as Line;
});

const taken = (): Effect[] => line.effects.splice(0);
const kindsOf = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
const close = () => {
  closeGroups(line, () => undefined);
  return taken();
};
const written = () => {
  const [effect] = taken();
  return effect?.kind === 'persist' ? effect.records.map(({ t }) => t) : [];
};

describe('what came in one turn', () => {
  it('is cosigned once, over its newest head, and written with that', () => {
    const [sign, ...rest] = close();
    const { size, root, leaf } = group.head;
    const text = checkpointText({ origin: theirs.origin, size, root, leaf });
    const message = cosignatureMessage(1_700_000_000, text);
    expect(sign).toMatchObject({ kind: 'sign', key: 'cosign', message });
    expect(rest).toEqual([]);
    onGroupSigned(line, theirs.key, bytesOf('signature', 64));
    expect(written()).toEqual(['head', 'cosignature']);
  });

  it('is told when it is on disk: to its author at once, to the others with the rest', () => {
    close();
    onGroupSigned(line, theirs.key, bytesOf('signature', 64));
    expect(kindsOf(taken())).toEqual(['persist']);
    const applied: unknown[] = [];
    onGroupDurable(line, theirs.key, (journal, of) => applied.push([journal.key, of.head.size]));
    expect(applied).toEqual([[theirs.key, 2]]);
    expect(theirs.durable).toBe(group.head);
    expect(theirs.ours?.size).toBe(2);
    expect(theirs.cosigned.get(own.key)).toBe(theirs.ours);
    expect(theirs.gossipUntil).toBe(5000 + 600_000);
    const sent = taken();
    expect(kindsOf(sent)).toEqual(['transmit', 'show']);
    const [receipt] = sent;
    const payload = receipt?.kind === 'transmit' ? decodePayload(receipt.payload) : undefined;
    expect(receipt).toMatchObject({ to: 0, urgent: false });
    expect(payload).toMatchObject({ value: { type: 'cosignature', size: 2, cosigner: null } });
    const gossip = [...line.peers.values()].map((peer) => [...peer.gossip]);
    expect(gossip).toEqual([[], [`${theirs.key}|${own.key}`]]);
  });

  it('waits for what is being written of the same journal', () => {
    theirs.writing = { ...group };
    expect(close()).toEqual([]);
    expect(theirs.gathering).toBe(group);
  });

  it('keeps a fact of each entry that leaves one', () => {
    const special = [{ index: 1, held: new Map() }] as unknown as Group['entries'][0]['special'];
    group.entries = [{ first: 0, items: [item, item], special }];
    const seqs: number[] = [];
    closeGroups(line, (_, journal, seq) => {
      seqs.push(seq);
      return { t: 'fact', key: journalKey(journal), value: null };
    });
    expect(seqs).toEqual([1]);
    expect(group.records.map(({ t }) => t)).toEqual(['head', 'fact']);
  });
});

describe('nothing is cosigned', () => {
  const unsigned = () => {
    expect(kindsOf(close())).toEqual(['persist']);
    expect(group.cosignature).toBeNull();
  };

  it('while this station is mute', () => {
    line.mute = 'tail-missing';
    unsigned();
  });

  it('of a journal with a proven fork', () => {
    theirs.contested = true;
    unsigned();
  });

  it('that our keys have cosigned already', () => {
    theirs.ours = { size: 2, cosigner: own.name } as Journal['ours'];
    unsigned();
  });

  it('under keys whose certificate is not signed yet, and then it is', () => {
    const renewed = journalOf(nameOf(1, 1));
    line.journals.set(renewed.key, renewed);
    line.own = renewed.key;
    expect(lacksCosignature(line)).toBe(false);
    unsigned();
    theirs.writing = null;
    theirs.gathering = group;
    renewed.durable = { ...none, signature: bytesOf('signature', 64) };
    expect(kindsOf(close())).toEqual(['sign']);
    theirs.writing = null;
    theirs.gathering = group;
    renewed.durable = { ...none, before: { size: 1, root: bytesOf('root', 32) } };
    expect(kindsOf(close())).toEqual(['sign']);
  });

  it('by a signature that comes when this station has fallen silent, or has other keys', () => {
    for (const change of ['mute', 'own'] as const) {
      theirs.gathering = group;
      close();
      if (change === 'mute') line.mute = 'beyond-guard';
      else {
        line.mute = null;
        const renewed = journalOf(nameOf(1, 1));
        line.journals.set(renewed.key, renewed);
        line.own = renewed.key;
      }
      onGroupSigned(line, theirs.key, bytesOf('signature', 64));
      expect(written()).not.toContain('cosignature');
      theirs.writing = null;
      line.mute = null;
      line.own = own.key;
    }
  });
});

describe('a journal that grew while this station could not sign', () => {
  it('is cosigned afterwards, once, and none of our own', () => {
    theirs.gathering = null;
    theirs.durable = group.head;
    own.durable = group.head;
    line.mute = 'tail-missing';
    cosignBehind(line);
    expect([theirs.gathering, lacksCosignature(line)]).toEqual([null, false]);
    line.mute = null;
    expect(lacksCosignature(line)).toBe(true);
    cosignBehind(line);
    expect(lacksCosignature(line)).toBe(false);
    expect(own.gathering).toBeNull();
    const [sign, ...rest] = close();
    expect([sign?.kind, rest]).toEqual(['sign', []]);
    onGroupSigned(line, theirs.key, bytesOf('signature', 64));
    // Nothing but the cosignature is new.
    expect(written()).toEqual(['cosignature']);
  });
});
