import { journalKey } from '@parley/core/codec/names.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { certify, drawKeys, openedBy } from '../certificates.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** The end that a journal has is settled by what others had named, not by who comes late. */
export const lateTail: CounterpartStrategy = {
  name: 'late-tail',
  role: 'counterpart',
  lie: 'a tail of its old journal, kept back, and shown to one party when its successor is named',
  holds: 'held, contested for all alike, and in no cut',
  broken(after) {
    const sizes = after.honest.map(({ line }) => {
      const old = [...line.journals.values()].find(({ name }) => {
        return name.party === after.liar && name.number === 0;
      });
      return old?.ours?.size;
    });
    const differ = new Set(sizes).size > 1;
    return differ ? `cosigned up to ${sizes.join(' and ')}` : undefined;
  },
  parties: 3,
  begin(liar) {
    const kept: Uint8Array[] = [];
    let keeps = false;
    const old = journalKey(liar.journal.name);
    liar.later(1_800_000, () => {
      keeps = true;
    });
    liar.later(3_600_000, () => {
      const { name } = liar.journal;
      const [first] = liar.others as [number];
      const size = Math.min(
        ...liar.others.map((party) => cosignedBy(liar.journal.cosigned, party)),
      );
      const head = liar.journal.heads.get(size);
      const previous = head ? { number: 0, tag: name.tag, size, root: head.root } : null;
      const secrets = drawKeys(liar);
      const bytes = certify(liar, secrets, { previous });
      const successor = openedBy(liar, secrets, bytes);
      for (const party of liar.others) {
        liar.sendFrame(party, certificateFrame(bytes));
        liar.send(party, successor.bundle(0));
      }
      liar.later(1_800_000, () => {
        for (const payload of kept) liar.send(first, payload);
        if (kept.length > 0) liar.lied(`${kept.length} bundles late`);
      });
    });
    return deaf(liar, {
      outgoing(payload) {
        const read = keeps ? liar.read(payload) : undefined;
        if (read?.type === 'have' || read?.type === 'canary-answer') return [];
        if (read?.type !== 'bundle' || journalKey(read.journal) !== old) return undefined;
        kept.push(payload);
        return [];
      },
    });
  },
};

function cosignedBy(
  cosigned: ReadonlyMap<string, { size: number; cosigner: { party: number } }>,
  party: number,
): number {
  const mine = [...cosigned.values()].filter(({ cosigner }) => cosigner.party === party);
  return Math.max(0, ...mine.map(({ size }) => size));
}
