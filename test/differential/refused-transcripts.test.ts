import { equal } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, type Item, opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { Block } from '@parley/core/evidence/transcript-format.ts';
import { seeded, type TestJournal, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import { describe, expect, it } from 'vitest';
import { closed, type Opened, opened } from './opened.ts';
import { agree, answers } from './outcome.ts';

/** The one code that both implementations give to a transcript. */
function codeOf(bytes: Uint8Array): string {
  const both = answers({ format: 'transcript', name: '', bytes, given: undefined });
  expect(agree(both), JSON.stringify(both)).toBe(true);
  return both.core.code;
}

/** Two parties, two cuts with an entry of another clock before the second, and a tail. */
function smallLine(): TestLine {
  const line = new TestLine(2);
  line.write(0);
  line.write(1);
  line.settle();
  line.cut();
  line.settle();
  line.write(1);
  line.write(1);
  line.settle();
  // The last entry before the cut is not covered by it, and of another clock: two bridge blocks.
  const { name, tree } = line.present[1] as TestJournal;
  const short = { ...name, size: tree.size, root: tree.rootAt(tree.size) };
  line.write(1, { clock: 1 });
  line.cut((cut) => ({
    ...cut,
    heads: cut.heads.map((head) => (head.party === 1 ? short : head)),
  }));
  line.settle();
  line.write(0);
  line.settle();
  return line;
}

/** The code of a good transcript with one thing changed. */
function changed(change: (parts: Opened) => void, line = smallLine()): string {
  const parts = opened(exportOf(line, { tail: true }).whole);
  expect(codeOf(closed(parts))).toBe('ok');
  change(parts);
  return codeOf(closed(parts));
}

/** An entry of a later version, which says where it stands. */
function ofLaterVersion(line: TestLine, name: JournalName, seq: number): AnyItem {
  const start = opaqueHeaderStart({ line: line.line, journal: name, seq });
  return { header: Uint8Array.of(0x85, 2, ...start), salt: seeded('s', 16), body: seeded('b') };
}

const second = (parts: Opened) => parts.cuts[1] as Opened['cuts'][number];
const firstBlock = (parts: Opened) => second(parts).blocks[0] as Block;

describe('core and verifier refuse with one code a transcript', () => {
  it('of a cut with a party that the line does not have', () => {
    const code = changed((parts) => {
      const { cut } = second(parts);
      const stranger = { party: 7, number: 0, tag: seeded('x', 8), size: 1, root: seeded('r') };
      second(parts).cut = { ...cut, heads: [...cut.heads, stranger] };
    });
    expect(code).toBe('unknown-party');
  });

  it('of a cut that covers less than the one before, or another number than its place', () => {
    const falls = changed((parts) => {
      const { cut } = second(parts);
      const heads = cut.heads.map((head) => ({ ...head, size: head.party === 0 ? 0 : head.size }));
      second(parts).cut = { ...cut, heads };
    });
    expect(falls).toBe('cut-falls');
    const numbered = changed((parts) => {
      second(parts).cut = { ...second(parts).cut, k: 2 };
    });
    expect(numbered).toBe('wrong-seq');
  });

  it('whose evidence shows the keys of one incarnation more of a party than there may be', () => {
    const renewed = (count: number) => {
      const line = smallLine();
      for (let i = 0; i < count; i++) line.open(0);
      return line.certificates;
    };
    const shown = (certificates: readonly Uint8Array[]) =>
      changed((parts) => {
        parts.certificates = certificates;
      });
    const all = renewed(64);
    const [first] = all as [Uint8Array];
    expect(shown(all)).toBe('over-limit');
    // Each name counts once.
    expect(shown([...all.slice(0, 63), first])).toBe('ok');
  });

  it('whose tail opens one incarnation more, some of them shown before it', () => {
    const line = smallLine();
    for (let i = 0; i < 63; i++) line.open(0);
    const other = smallLine();
    for (let i = 0; i < 64; i++) other.open(0);
    const last = other.certificates.at(-1) as Uint8Array;
    const code = changed((parts) => {
      parts.certificates = [...parts.certificates, last];
    }, line);
    expect(code).toBe('over-limit');
  });

  it('with an entry beyond the head of its cut', () => {
    const code = changed((parts) => {
      const { cut } = second(parts);
      const heads = cut.heads.map((head) => {
        return head.party === 1 ? { ...head, size: head.size - 1 } : head;
      });
      second(parts).cut = { ...cut, heads };
    });
    expect(code).toBe('not-final');
  });

  it('with a block cut short, of another journal, or of another place', () => {
    const shortened = changed((parts) => {
      const { blocks } = second(parts);
      const at = blocks.findIndex(({ items }) => items.length > 1);
      const { items, ...block } = blocks[at] as Block;
      const rest = { ...block, first: block.first + 1, items: items.slice(1) };
      blocks.splice(at, 1, { ...block, items: items.slice(0, 1) }, rest);
    });
    expect(shortened).toBe('not-canonical');
    const elsewhere = changed((parts) => {
      const journal = { party: 0, number: 3, tag: seeded('none', 8) };
      second(parts).blocks[0] = { ...firstBlock(parts), journal };
    });
    expect(elsewhere).toBe('unknown-journal');
    const moved = changed((parts) => {
      second(parts).blocks[0] = { ...firstBlock(parts), first: firstBlock(parts).first + 1 };
    });
    expect(moved).toBe('wrong-seq');
    // Numbers that nothing can count to are no matter of form: the place is asked all the same.
    const far = changed((parts) => {
      const block = { ...firstBlock(parts), first: Number.MAX_SAFE_INTEGER };
      second(parts).blocks[0] = { ...block, items: [...block.items, ...block.items] };
    });
    expect(far).toBe('wrong-seq');
  });

  it('with a block that goes on where it was full', () => {
    const line = new TestLine(2);
    const long = [{ lang: 'en', standing: 0 as const, text: 'x'.repeat(262_120) }];
    for (let i = 0; i < 2; i++) line.write(0, { body: { ...emptyBody, texts: long } });
    line.settle();
    line.cut();
    line.settle();
    const code = changed((parts) => {
      const { blocks } = parts.cuts[0] as Opened['cuts'][number];
      const [one, two] = blocks as [Block, Block];
      blocks.splice(0, 2, { ...one, items: [...one.items, ...two.items] });
    }, line);
    expect(code).toBe('not-canonical');
  });

  it('without the way to the last cut, or with a way that leads elsewhere', () => {
    expect(changed((parts) => void parts.bridge.splice(0))).toBe('not-final');
    expect(changed((parts) => void parts.bridge.pop())).toBe('entry-missing');
    expect(changed((parts) => void parts.bridge.reverse())).toBe('wrong-seq');
    const other = (parts: Opened): void => {
      parts.bridge = parts.bridge.map((block) => {
        return { ...block, journal: { party: 1, number: 4, tag: seeded('none', 8) } };
      });
    };
    expect(changed(other)).toBe('unknown-journal');
    const cutless = changed((parts) => {
      parts.cuts = [];
      parts.tail = null;
    });
    expect(cutless).toBe('malformed');
  });

  it('whose way to the last cut goes on behind it', () => {
    const line = smallLine();
    const { key, name } = line.present[1] as TestJournal;
    const more = line.write(1);
    line.settle();
    const code = changed((parts) => {
      const items = line.journals.get(key)?.items.slice(more.seq) as AnyItem[];
      parts.bridge.push({ journal: name, first: more.seq, items });
    }, line);
    expect(code).toBe('not-final');
  });

  it('with an entry of a later version that says it stands elsewhere', () => {
    const line = smallLine();
    const { name } = line.present[1] as TestJournal;
    const within = changed((parts) => {
      const block = second(parts).blocks.find(({ journal: of }) => of.party === 1) as Block;
      const items = [ofLaterVersion(line, name, 99), ...block.items.slice(1)];
      second(parts).blocks[second(parts).blocks.indexOf(block)] = { ...block, items };
    });
    expect(within).toBe('malformed');
    const bridged = changed((parts) => {
      const [first, ...rest] = parts.bridge as [Block, ...Block[]];
      parts.bridge = [{ ...first, items: [ofLaterVersion(line, name, 99)] }, ...rest];
    });
    expect(bridged).toBe('malformed');
  });

  it('with a certificate of nobody', () => {
    const code = changed((parts) => {
      parts.certificates = [seeded('no certificate', 64)];
    });
    expect(code).toBe('malformed-cbor');
  });

  it('whose cosigners stand in no order, are of the author’s party, or of nobody', () => {
    const of = (party: number, number: number) => {
      return { party, number, tag: seeded(`t${party}`, 8) };
    };
    const cosigned = (parties: readonly ReturnType<typeof of>[]) => (parts: Opened) => {
      parts.witnesses = parts.witnesses.map((witness) => {
        const [one] = witness.cosignatures;
        if (one === undefined || witness.journal.party !== 0) return witness;
        return { ...witness, cosignatures: parties.map((cosigner) => ({ ...one, cosigner })) };
      });
    };
    expect(changed(cosigned([of(1, 0), of(0, 0)]))).toBe('malformed');
    expect(changed(cosigned([of(0, 0), of(1, 0)]))).toBe('wrong-author');
    expect(changed(cosigned([of(1, 9)]))).toBe('unknown-journal');
  });

  it('with a witness of a journal or a size that it does not show', () => {
    const witness = (change: object) => (parts: Opened) => {
      const [first, ...rest] = parts.witnesses as [Opened['witnesses'][number]];
      parts.witnesses = [{ ...first, ...change }, ...rest];
    };
    const journal = { party: 0, number: 5, tag: seeded('none', 8) };
    expect(changed(witness({ journal }))).toBe('unknown-journal');
    expect(changed(witness({ from: 900, size: 900 }))).toBe('unknown-journal');
    expect(changed(witness({ leaf: seeded('another leaf') }))).toBe('proof-mismatch');
  });

  it('whose tail shows nothing, or is signed by nobody', () => {
    const nothing = changed((parts) => {
      const { heads } = second(parts).cut;
      parts.tail = { heads, blocks: [], witnesses: [] };
    });
    expect(nothing).toBe('not-canonical');
    const unsigned = changed((parts) => {
      if (parts.tail !== null) parts.tail.witnesses = [];
    });
    expect(unsigned).toBe('bad-signature');
    const fallen = changed((parts) => {
      if (parts.tail !== null) parts.tail.heads = parts.tail.heads.slice(1);
    });
    expect(fallen).toBe('cut-falls');
  });
});

describe('core and verifier refuse with one code a later journal', () => {
  /** A line on which the first party opens a second journal by that entry, and the code of it. */
  function openedBy(change: (item: Item) => AnyItem): string {
    const line = new TestLine(2);
    line.write(0);
    line.settle();
    const journal = line.open(0);
    line.hear(1, journal);
    line.write(1);
    line.settle();
    line.cut();
    line.settle();
    return changed((parts) => {
      for (const { blocks } of parts.cuts) {
        blocks.forEach((block, i) => {
          if (!equal(block.journal.tag, journal.name.tag)) return;
          const [first, ...rest] = block.items as [Item, ...AnyItem[]];
          blocks[i] = { ...block, items: [change(first), ...rest] };
        });
      }
    }, line);
  }

  it('that begins with anything but its certificate', () => {
    const text = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text: 'x' }] });
    const foreign = new TestLine(2);
    const other = foreign.open(1).items[0] as Item;
    expect(openedBy((item) => ({ ...item, kind: kinds.message }))).toBe('wrong-kind');
    expect(openedBy((item) => ({ ...item, body: Uint8Array.of(0xa0, 0) }))).toBe('malformed-cbor');
    expect(openedBy((item) => ({ ...item, body: text }))).toBe('malformed');
    expect(openedBy((item) => ({ ...item, body: other.body }))).toBe('wrong-author');
  });

  it('that begins with an entry of a later version, which gives it no keys', () => {
    const line = new TestLine(2);
    const name = { party: 0, number: 1, tag: seeded('t0.1', 8) };
    expect(openedBy(() => ofLaterVersion(line, name, 0))).toBe('unknown-journal');
  });
});
