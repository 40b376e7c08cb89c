import { cannotOpenMessage, encodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { frameType, sealedId } from '@parley/envelope/frame.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const falseCannotOpen: CounterpartStrategy = {
  name: 'false-cannot-open',
  role: 'counterpart',
  lie: 'says that it cannot open what it has opened, and names ever newer keys, none its own',
  holds: 'it harms itself alone; when it stops, one true answer heals the line',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    const ids = new Map<number, Uint8Array>();
    let keyNumber = 1;
    liar.every(120_000, () => {
      for (const [party, id] of ids) {
        const content = {
          line: liar.founding.line,
          sender: liar.journal.name,
          ids: [id],
          keyNumber: ++keyNumber,
          publicKey: liar.random.bytes(1216),
        };
        const signature = liar.secrets.note.sign(cannotOpenMessage(content));
        liar.sendFrame(party, encodeCannotOpen({ ...content, signature }));
        liar.lied();
      }
    });
    return {
      frameIn(frame, from) {
        const id = frame[0] === frameType.sealed ? sealedId(frame) : undefined;
        if (id) ids.set(from, id.slice());
        return true;
      },
    };
  },
};
