import { encodePayload } from '@parley/core/codec/payload.ts';
import { type CourierFile, importCourier } from '../../station/courier.ts';
import type { Counterpart } from '../counterpart.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** Says by files on sticks what no station would put into one. */
export const courierLies: CounterpartStrategy = {
  name: 'courier-lies',
  role: 'counterpart',
  lie: 'courier files with invented receipts, have vectors and challenges, and its own entries',
  holds: 'nothing in them is believed that is not proved, and what was said still comes',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    liar.every(1_200_000, () => {
      for (const to of liar.others) {
        liar.world.stir();
        send(liar, to).catch((error: unknown) => liar.world.fail(error));
      }
    });
    return undefined;
  },
};

async function send(liar: Counterpart, to: number): Promise<void> {
  const { process } = liar.station;
  if (!process.running || !process.ready) return;
  const session = await process.envelope.courier(to);
  const reader = liar.world.station(to);
  if (!session.ok || !liar.active || !reader.running || !reader.process.ready) return;
  const frames = [session.value.open, ...lies(liar, to).map((one) => session.value.seal(one))];
  // In any order, some twice, some not at all.
  const order = frames.slice(1).flatMap((frame) => {
    const times = liar.random.pick([0, 1, 1, 2]);
    return Array.from({ length: times }, () => ({ frame, at: liar.random.word() }));
  });
  order.sort((a, b) => a.at - b.at);
  const file: CourierFile = {
    line: liar.founding.line,
    from: liar.me,
    to,
    frames: [frames[0] as Uint8Array, ...order.map(({ frame }) => frame)],
  };
  liar.lied(`to ${to}: ${file.frames.length} frames`);
  await importCourier(reader, file);
}

function lies(liar: Counterpart, to: number): Uint8Array[] {
  const { random } = liar;
  const pen = liar.forger('now');
  const journal = liar.journalOf(to);
  const size = journal.durable.size + random.between(1, 9);
  const invented = { ...journal.durable, size, root: random.bytes(32) };
  const mark = { ...journal.name, size, root: random.bytes(32), gaps: [] };
  return [
    pen.cosign(journal, invented, 1_700_000_000),
    pen.cosign(journal, { ...journal.durable, root: random.bytes(32) }, 1_700_000_000),
    encodePayload({ type: 'have', seen: random.bytes(8), marks: [mark] }),
    encodePayload({ type: 'challenge', nonce: random.bytes(8) }),
    encodePayload({ type: 'challenge-answer', nonce: random.bytes(8) }),
    encodePayload({ type: 'canary', nonce: random.bytes(16) }),
    encodePayload({ type: 'note-want', journal: journal.name, size }),
    encodePayload({ type: 'cut-ask' }),
    random.bytes(random.between(1, 400)),
  ];
}
