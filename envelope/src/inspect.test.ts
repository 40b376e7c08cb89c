import { limits } from '@parley/core/base/limits.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeCannotOpen } from './cannot-open.ts';
import { certificateFrame } from './frame.ts';
import type { Inspected } from './inspect.ts';
import {
  flipped,
  introduce,
  type Line,
  newLine,
  type Party,
  Process,
  pair,
} from './line.testkit.ts';

let parties: Party[];
let line: Line;
let b: Process;
/** The open and a frame of a session that `b` has never been told of. */
let open: Uint8Array;
let sealed: Uint8Array;
const hello = Uint8Array.of(1, 72, 105);

beforeAll(async () => {
  const both = await pair();
  ({ parties, line, b } = both);
  const later = new Process(parties[0] as Party, parties, line);
  open = await later.opened(b);
  sealed = later.sealed(b, hello);
});

function codeOf(one: Inspected | undefined): string {
  if (one === undefined) return 'nothing';
  return one.ok ? one.value.t : one.code;
}

async function inspected(...frames: readonly Uint8Array[]): Promise<string[]> {
  return (await b.envelope.inspect(frames)).map(codeOf);
}

describe('a look at frames that changes nothing', () => {
  it('opens what a session among them opens, and only behind its open', async () => {
    expect(await inspected(sealed, open, sealed)).toEqual(['session-unknown', 'open', 'payload']);
    expect(await inspected(sealed)).toEqual(['session-unknown']);
    expect(b.refusals()).toEqual([]);
  });

  it('tells what goes in clear from what is sealed', async () => {
    const { sender, ids } = { sender: parties[0]?.name, ids: [new Uint8Array(8)] };
    if (!sender) throw new Error('a party has a name');
    const cannotOpen = encodeCannotOpen({
      line: line.line,
      sender,
      ids,
      keyNumber: 0,
      publicKey: new Uint8Array(1216),
      signature: new Uint8Array(64),
    });
    expect(await inspected(certificateFrame(hello), cannotOpen)).toEqual([
      'certificate',
      'cannot-open',
    ]);
  });

  it('says of each bad frame why, and goes on', async () => {
    const large = new Uint8Array(limits.frameBytesMax + 1);
    const frames = [large, Uint8Array.of(9), Uint8Array.of(0, 1), flipped(open, 80), open];
    expect(await inspected(...frames, flipped(sealed, 200))).toEqual([
      'frame-too-large',
      'unknown-type',
      'malformed',
      'wrong-line',
      'open',
      'frame-altered',
    ]);
  });

  it('says of an open to keys that are gone that it cannot be opened', async () => {
    const self: Party = Object.create(parties[1] as Party, { keys: { value: [] } });
    const lost = new Process(self, [parties[0] as Party], line);
    const found = await lost.envelope.inspect([open]);
    expect(found.map(codeOf)).toEqual(['receive-key-unknown']);
  });

  it('and of one under another secret that it does not open', async () => {
    const other = new Process(parties[1] as Party, parties, { ...line, psk: newLine().psk });
    const found = await other.envelope.inspect([open]);
    expect(found.map(codeOf)).toEqual(['open-unreadable']);
  });
});

describe('peers that are not on the line', () => {
  it('are sealed nothing to, and get no courier file', async () => {
    expect(b.envelope.ready(7, 0)).toBe(true);
    expect(b.envelope.seal(7, hello, () => {}, 0)).toBe(false);
    expect(b.envelope.openFrameFor(7)).toBeUndefined();
    expect(await b.envelope.courier(7)).toMatchObject({ ok: false, code: 'unknown-party' });
    b.envelope.expectReceipt(7, new Uint8Array(8), { number: 0, tag: null });
    b.envelope.receipted(7, new Uint8Array(8));
  });
});

describe('opens that were stored', () => {
  it('are derived again once, and those that nothing opens are left', async () => {
    const fresh = new Process(parties[1] as Party, parties, line);
    expect(await fresh.envelope.restore([open, open, flipped(open, 80)])).toBe(1);
    const other = new Process(parties[1] as Party, parties, { ...line, psk: newLine().psk });
    expect(await other.envelope.restore([open])).toBe(0);
  });
});

describe('an own new incarnation', () => {
  it('begins every session anew', async () => {
    const { a, b: peer } = await pair();
    const before = a.envelope.openFrameFor(1);
    a.envelope.setOwn({ ...a.self.name, sign: a.self.sign });
    a.envelope.tick(5000);
    await introduce(a, peer, 5000);
    expect(a.envelope.openFrameFor(1)).not.toEqual(before);
  });
});
