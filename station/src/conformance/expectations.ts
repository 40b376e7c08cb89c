import { equal } from '@parley/core/base/bytes.ts';
import type { HaveMark } from '@parley/core/codec/payload.ts';
import { Broken, pause, type Reason, within } from './broken.ts';
import {
  bringsCannotOpen,
  bringsHave,
  bringsOwnEntries,
  bringsReceipt,
  imported,
  notImported,
} from './brought.ts';
import { pictureHash } from './bundles.ts';
import type { ExpectWord } from './dialogue.ts';
import { announcedKey, noOtherKey } from './key-changes.ts';
import { cut, ledger, seal } from './own-records.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';

/** What must not come is waited for this long. */
const silenceMs = 700;
/** A cannot-open goes at most once in 10 s per circuit. */
const cannotOpenMs = 25_000;
/** What an attachment that was not given is asked for again after. */
const wantMs = 20_000;

type Expectation = (stage: Stage) => Promise<void>;

/** What the station under test must have done by now, or does in the time it has. */
export const expectations: Readonly<Record<ExpectWord, Expectation>> = {
  answers: async ({ peer }) => void (await peer.look()),
  canary: ({ peer }) => peer.canary(),
  challenges: (stage) => comes(stage, 'challenge', 'no-answer'),
  canaries: (stage) => comes(stage, 'canary', 'no-answer'),
  held: async (stage) => {
    const end = performance.now() + answerMs;
    while (!isWhole(stage, await stage.peer.ownMark())) {
      if (performance.now() > end) throw new Broken('not-taken', stage.peer.told);
    }
  },
  'not-held': async (stage) => {
    await stage.peer.look();
    await pause(silenceMs / 2);
    const mark = await stage.peer.ownMark();
    const size = mark?.size ?? 0;
    if (size > stage.heldBefore) throw new Broken('taken', `${size} entries held`);
  },
  receipt: (stage) => receipt(stage),
  'receipt-again': (stage) => receipt(stage),
  'no-receipt': async (stage) => {
    await pause(silenceMs);
    const { name } = stage.journal();
    const more = stage.peer.since('cosignature', stage.from).filter(({ journal, size }) => {
      return equal(journal.tag, name.tag) && size > stage.heldBefore;
    });
    if (more.length > 0) throw new Broken('receipted', `size ${more[0]?.size}`);
  },
  peeked: async (stage) => {
    const end = performance.now() + answerMs;
    for (;;) {
      const gaps = (await stage.peer.ownMark())?.gaps ?? [];
      if (gaps.length > 0) return;
      if (performance.now() > end) throw new Broken('not-taken', 'no gap is shown before it');
    }
  },
  'not-peeked': async (stage) => {
    await pause(silenceMs);
    const gaps = (await stage.peer.ownMark())?.gaps ?? [];
    if (gaps.length > 0) throw new Broken('taken', 'peeked without a root');
  },
  'own-entries': async ({ station }) => {
    await within(answerMs, new Broken('no-repair', 'its own journal'), () =>
      station.head.size > 0 ? true : undefined,
    );
    if (station.broken !== undefined) throw new Broken('bad-signature', station.broken);
  },
  repair: async ({ peer, from }) => {
    await within(answerMs, new Broken('no-repair', 'from its first entry'), () =>
      peer.since('bundle', from).find((one) => one.journal.party === 0 && one.first === 0),
    );
  },
  'no-repair': async ({ peer, from }) => {
    await pause(2 * silenceMs);
    const sent = peer
      .since('bundle', from)
      .find((one) => one.journal.party === 0 && one.first === 0);
    if (sent !== undefined)
      throw new Broken('wrong-answer', 'entries that are held are sent again');
  },
  'note-want': (stage) => comes(stage, 'note-want', 'no-answer'),
  note: async (stage) => {
    const { station, peer, from } = stage;
    const note = await within(answerMs, new Broken('no-answer', 'note'), () => {
      return peer.since('note', from).find((one) => one.journal.party === 0);
    });
    if (!station.isSigned(note)) throw new Broken('bad-signature', `note of size ${note.size}`);
  },
  want: async (stage) => {
    const hash = pictureHash(stage);
    await within(wantMs, new Broken('no-answer', 'want of an attachment'), () =>
      stage.peer.since('want', stage.from).find((one) => equal(one.hash, hash)),
    );
  },
  chunks: async (stage) => {
    const { peer, from, picture } = stage;
    const chunk = await within(
      answerMs,
      new Broken('no-answer', 'chunk'),
      () => peer.since('chunk', from)[0],
    );
    const { offset, bytes } = chunk;
    if (equal(bytes, picture.slice(offset, offset + bytes.length))) return;
    throw new Broken('wrong-answer', 'other bytes than those of the attachment');
  },
  'over-limit-proof': (stage) => comes(stage, 'over-limit', 'no-answer'),
  'cannot-open': async ({ peer, unopened }) => {
    const missing = new Broken('no-answer', 'a cannot-open that names the session');
    await within(cannotOpenMs, missing, () =>
      peer.cannotOpens.find(({ ids }) => ids.some((id) => unopened && equal(id, unopened))),
    );
  },
  'new-session': async (stage) => {
    await within(answerMs, new Broken('no-new-session'), () =>
      stage.peer.opens.length > stage.opensBefore ? true : undefined,
    );
    await stage.peer.look();
  },
  'same-open': async ({ peer, opensBefore }) => {
    const again = await within(answerMs, new Broken('no-answer', 'the same open again'), () =>
      peer.opens.length > opensBefore ? peer.opens.at(-1) : undefined,
    );
    const before = peer.opens[opensBefore - 1];
    if (before === undefined || !equal(before.id, again.id)) {
      throw new Broken('wrong-answer', 'another session in place of the same');
    }
  },
  'no-new-session': async ({ peer, opensBefore }) => {
    await pause(2 * silenceMs);
    const more = peer.opens.slice(opensBefore);
    const before = peer.opens[opensBefore - 1];
    if (more.some((one) => before === undefined || !equal(one.id, before.id))) {
      throw new Broken('session-to-a-stranger');
    }
  },
  'receive-key': (stage) => announcedKey(stage),
  'no-receive-key': (stage) => noOtherKey(stage),
  'not-answered': async (stage) => {
    await pause(silenceMs);
    refuseAnswer(stage);
  },
  'newest-certificate': async (stage) => {
    const newest = stage.replacedKeys.get(stage.role)?.certificate;
    const missing = new Broken('no-answer', 'the certificate of the newest incarnation, in clear');
    await within(answerMs, missing, () => {
      refuseAnswer(stage);
      return stage.peer.certificates.find((bytes) => newest && equal(bytes, newest));
    });
  },
  'closed-1003': (stage) => closed(stage, 1003),
  'closed-1009': (stage) => closed(stage, 1009),
  closed: (stage) => closed(stage),
  replaced: async ({ replaced }) => {
    const old = replaced.at(-1);
    const code = await within(
      answerMs,
      new Broken('circuit-open', 'the older one'),
      () => old?.closed,
    );
    if (code !== 4000) throw new Broken('wrong-answer', `close code ${code}`);
  },
  'not-replaced': async ({ peer }) => {
    await pause(2 * silenceMs);
    if (peer.closed !== undefined) throw new Broken('circuit-closed', `close code ${peer.closed}`);
  },
  'shows-itself': async ({ peer }) => {
    // Before anything that is sealed has gone out.
    const missing = new Broken('no-answer', 'a sealed frame before one is sent');
    await within(answerMs, missing, () => peer.payloads[0]);
  },
  'not-one-byte': async ({ stranger }) => {
    if (stranger !== undefined) throw new Broken('bytes-for-a-stranger', stranger);
  },
  imported,
  'not-imported': notImported,
  'brings-have': bringsHave,
  'brings-receipt': bringsReceipt,
  'brings-own-entries': bringsOwnEntries,
  'brings-cannot-open': bringsCannotOpen,
  cut,
  seal,
  ledger,
};

function isWhole(stage: Stage, mark: HaveMark | undefined): boolean {
  const { size, root } = stage.journal().head;
  return mark?.size === size && equal(mark.root, root) && mark.gaps.length === 0;
}

/** A payload of that type comes in its time. */
async function comes(
  stage: Stage,
  type: 'challenge' | 'canary' | 'note-want' | 'over-limit',
  missing: Reason,
): Promise<void> {
  const { peer, from } = stage;
  await within(answerMs, new Broken(missing, type), () => peer.since(type, from)[0]);
}

/** A cosignature of the head of now, by the station's key, and what it says it holds is held. */
async function receipt(stage: Stage): Promise<void> {
  const { peer, from, station } = stage;
  const { head, origin, name } = stage.journal();
  const signed = await within(answerMs, new Broken('not-receipted', `size ${head.size}`), () => {
    const all = peer.since('cosignature', from);
    return all.find(({ journal, size }) => equal(journal.tag, name.tag) && size === head.size);
  });
  if (!station.hasSigned(signed, origin, head)) {
    throw new Broken('bad-signature', `cosignature of size ${head.size}`);
  }
}

/** Keys that were replaced get no answer. */
function refuseAnswer({ peer, from, unanswered }: Stage): void {
  const answers = peer.since('challenge-answer', from);
  if (!answers.some(({ nonce }) => unanswered && equal(nonce, unanswered))) return;
  throw new Broken('taken', 'a challenge by keys that were replaced is answered');
}

async function closed({ peer }: Stage, expected?: number): Promise<void> {
  const code = await within(answerMs, new Broken('circuit-open'), () => peer.closed);
  if (expected !== undefined && code !== expected) {
    throw new Broken('wrong-answer', `close code ${code}, not ${expected}`);
  }
}
