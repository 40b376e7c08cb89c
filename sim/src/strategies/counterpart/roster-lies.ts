import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const rosterLies: CounterpartStrategy = {
  name: 'roster-lies',
  role: 'counterpart',
  lie: 'officers added and removed without the release of a principal',
  holds: 'held and shown as a violation; no roster changes',
  broken(after) {
    const changed = after.honest.find(({ line }) => line.rosters.some((one) => one.changes.length));
    const told = after.violated('release-missing');
    return told ?? (changed && `${changed.me} changed a roster`) ?? after.held();
  },
  begin(liar) {
    liar.every(1_800_000, () => {
      const { publicKey } = liar.founding.crypto.ed25519(liar.random.bytes(32));
      const id = officerIdOf(liar.founding.crypto.crypto, 0, publicKey);
      const officer = { id, scheme: 0, publicKey, roles: ['principal'], name: 'nobody' } as const;
      const action = liar.random.oneIn(2) ? 'add' : 'remove';
      const record = encodeRecord({
        kind: 'roster',
        action,
        officer: { ...officer, roles: ['principal'] },
      });
      const body = encodeBody({ ...emptyBody, record });
      if (writeBehind(liar, [liar.forger('now').item('', { kind: kinds.roster, class: 0, body })]))
        liar.lied(action);
    });
    return undefined;
  },
};
