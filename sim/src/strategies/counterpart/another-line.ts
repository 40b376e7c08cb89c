import { cannotOpenMessage, encodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { encodeOpen, openMessage } from '@parley/envelope/open.ts';
import { certify, drawKeys } from '../certificates.ts';
import { Forger } from '../forger.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** Its keys are the same on both lines; what they sign names the line. */
export const anotherLine: CounterpartStrategy = {
  name: 'another-line',
  role: 'counterpart',
  lie: 'entries, sessions, certificates and cannot-open of another line, under its keys here',
  holds: 'refused: nothing of one line counts on another',
  broken: (after) => after.refused('wrong-line') ?? after.uncontested() ?? after.held(),
  begin(liar) {
    const line = liar.random.bytes(32);
    liar.every(600_000, () => {
      const { secrets, random } = liar;
      const forger = new Forger({ ...liar.founding, line }, liar.me, {
        name: liar.journal.name,
        secrets,
      }).after(liar.journal.durable);
      const entry = forger.say(forger.item('of another line'));
      const keys = drawKeys(liar);
      const sender = liar.journal.name;
      const asking = {
        line,
        sender,
        ids: [random.bytes(8)],
        keyNumber: 9,
        publicKey: random.bytes(1216),
      };
      const answer = encodeCannotOpen({
        ...asking,
        signature: secrets.note.sign(cannotOpenMessage(asking)),
      });
      for (const recipient of liar.others) {
        const open = {
          line,
          sender,
          recipient,
          id: random.bytes(8),
          keyName: random.bytes(8),
          keyNumber: 0,
          enc: random.bytes(1120),
          ct: random.bytes(48),
        };
        liar.send(recipient, entry);
        liar.sendFrame(recipient, certificateFrame(certify(liar, keys, { line })));
        liar.sendFrame(recipient, answer);
        const signature = secrets.note.sign(openMessage(open));
        liar.sendFrame(recipient, encodeOpen({ ...open, signature }));
      }
      liar.lied();
    });
    return undefined;
  },
};
