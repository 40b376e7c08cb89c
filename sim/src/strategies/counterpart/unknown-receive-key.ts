import { encodeOpen, openMessage } from '@parley/envelope/open.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const unknownReceiveKey: CounterpartStrategy = {
  name: 'unknown-receive-key',
  role: 'counterpart',
  lie: 'sessions sealed to receive keys that their owner never had, of ever higher numbers',
  holds: 'answered with pauses that grow; a bounded number of new keys is made',
  broken(after) {
    const many = after.honest.find(({ machine }) => (machine.guard?.receiveKeys.size ?? 0) > 24);
    return many && `${many.me} made ${many.machine.guard?.receiveKeys.size} keys`;
  },
  begin(liar) {
    liar.every(20_000, () => {
      const { secrets, random } = liar;
      for (const recipient of liar.others) {
        const open = {
          line: liar.founding.line,
          sender: liar.journal.name,
          recipient,
          id: random.bytes(8),
          keyName: random.bytes(8),
          keyNumber: random.pick([1, 50, 2 ** 40, Number.MAX_SAFE_INTEGER - 1]),
          enc: random.bytes(1120),
          ct: random.bytes(48),
        };
        const signature = secrets.note.sign(openMessage(open));
        liar.sendFrame(recipient, encodeOpen({ ...open, signature }));
      }
      liar.lied();
    });
    return undefined;
  },
};
