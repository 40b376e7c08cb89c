import { openIncarnation } from '../../station/incarnation.ts';
import { Forger } from '../forger.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const revokedKey: CounterpartStrategy = {
  name: 'revoked-key',
  role: 'counterpart',
  lie: 'entries under keys that a new incarnation has replaced',
  holds: 'held, shown as contested, cosigned by nobody, and in no cut',
  broken(after) {
    for (const station of after.honest) {
      const contested = after.shown(station, 'entries').some((event) => {
        return event.contested && event.journal.party === after.liar;
      });
      if (!contested) return `${station.me} was shown nothing as contested`;
      const old = [...station.line.journals.values()].find(({ name }) => {
        return name.party === after.liar && name.number === 0;
      });
      if (old?.ours && old.ours.size >= old.durable.size) return `${station.me} cosigned all of it`;
    }
    return undefined;
  },
  begin(liar) {
    const { secrets } = liar;
    const { name } = liar.journal;
    let end = liar.journal.durable;
    liar.later(liar.random.between(1_800_000, 3_600_000), () => {
      void openIncarnation(liar.station).then((opened) => {
        if (!opened) return;
        end =
          liar.station.line.journals.get(keyOf(liar.station.line.journals, name.tag))?.durable ??
          end;
      });
    });
    // When everybody has named the successor, the thief speaks.
    liar.later(2 * 3_600_000, () => {
      if (liar.journal.name.number === 0) return;
      const thief = new Forger(liar.founding, liar.me, { name, secrets }).after(end);
      for (const text of ['I am still here', 'and speak']) thief.say(thief.item(text));
      for (const party of liar.others) liar.send(party, thief.bundle(end.size));
      liar.lied();
    });
    return undefined;
  },
};

function keyOf(journals: ReadonlyMap<string, { name: { tag: Uint8Array } }>, tag: Uint8Array) {
  const found = [...journals].find(([, journal]) => journal.name.tag.every((b, i) => b === tag[i]));
  return found?.[0] ?? '';
}
