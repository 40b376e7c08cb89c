import type { Run } from '../run/run.ts';
import { holds, tableStored } from '../station/attachments.ts';
import { type Invariant, Violation } from './invariant.ts';

/** An attachment that one station has whole and another one, whose entries name it, has not. */
export function lackedAttachment(run: Run): string | undefined {
  const { honest, ledger } = run;
  for (const station of honest) {
    tableStored(station);
    const { attachments } = station.machine.disk;
    for (const { sha256, size, author, journal, seq } of attachments.named) {
      if (size === 0 || author === station.me || attachments.state(sha256)?.complete) continue;
      // Of two stories of one journal, who holds the other hands on nothing that this one names.
      if (ledger.isTainted(journal)) continue;
      const giver = honest.find(
        ({ me, machine }) =>
          joined(run, me, station.me) && machine.disk.attachments.state(sha256)?.complete,
      );
      if (giver) return `${station.me} lacks what ${journal}/${seq} names, and ${giver.me} has it`;
    }
  }
  return undefined;
}

/** After healing each is joined to the next: whoever lied between two owes them no chart. */
function joined({ world, cast }: Run, a: number, b: number): boolean {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return world.stations.every(({ me }) => me <= low || me >= high || cast.isHonest(me));
}

/** Whole or not at all: nothing is shown as held that is not what the entry names. */
export const i19: Invariant = {
  id: 'I19',
  claim: 'an attachment that is named on record is read on the other side, whole or not at all',
  watch(run) {
    return {
      finished() {
        for (const station of run.honest) {
          tableStored(station);
          const { attachments } = station.machine.disk;
          const shown = attachments.named.filter(
            ({ sha256 }) => attachments.state(sha256)?.complete === true,
          );
          const other = shown.find(({ sha256 }) => !holds(station, sha256));
          if (!other) continue;
          const place = `${other.journal}/${other.seq}`;
          throw new Violation('I19', `${station.me} shows other bytes for what ${place} names`);
        }
        const rest = run.healed ? lackedAttachment(run) : undefined;
        if (rest) throw new Violation('I19', rest);
      },
    };
  },
};
