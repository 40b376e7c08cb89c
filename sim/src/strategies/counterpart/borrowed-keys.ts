import { certificateFrame } from '@parley/envelope/frame.ts';
import { certify, drawKeys, openedBy } from '../certificates.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const borrowedKeys: CounterpartStrategy = {
  name: 'borrowed-keys',
  role: 'counterpart',
  lie: "a certificate that names another party's TLS, note and receive keys as its own",
  holds: 'what that party signs stays that party\u2019s, and its circuits stay up',
  broken: (after) => after.uncontested() ?? after.nothingFalse() ?? after.statesHold(),
  begin(liar) {
    liar.later(liar.random.between(600_000, 3_600_000), () => {
      const theirs = liar.journalOf(liar.others[0] as number).keys;
      const secrets = drawKeys(liar);
      const keys = { ...secrets.keys, tls: theirs.tls, note: theirs.note, cosign: theirs.cosign };
      const bytes = certify(liar, secrets, { keys });
      const forger = openedBy(liar, secrets, bytes);
      for (const party of liar.others) {
        liar.sendFrame(party, certificateFrame(bytes));
        liar.send(party, forger.bundle(0));
      }
      liar.lied();
    });
    return undefined;
  },
};
