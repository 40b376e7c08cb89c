import { type CourierFile, exportCourier, importCourier } from '../../station/courier.ts';
import type { Counterpart } from '../counterpart.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** Keeps every file it ever made, and brings them in any order, cut and mixed. */
export const oldCourierFiles: CounterpartStrategy = {
  name: 'old-courier-files',
  role: 'counterpart',
  lie: 'courier files brought late, again, cut short, and with frames of one another',
  holds: 'whatever opens is taken once; no state goes back, nothing is lost',
  broken: (after) => after.statesHold() ?? after.uncontested(),
  begin(liar) {
    const made = new Map<number, CourierFile[]>();
    liar.every(1_200_000, () => {
      for (const to of liar.others) {
        liar.world.stir();
        carry(liar, to, made).catch((error: unknown) => liar.world.fail(error));
      }
    });
    return undefined;
  },
};

async function carry(
  liar: Counterpart,
  to: number,
  made: Map<number, CourierFile[]>,
): Promise<void> {
  const { process } = liar.station;
  if (!process.running || !process.ready) return;
  const file = await exportCourier(liar.station, to);
  if (!file || !liar.active) return;
  const files = [...(made.get(to) ?? []), file].slice(-8);
  made.set(to, files);
  const one = liar.random.pick(files);
  const other = liar.random.pick(files);
  const kept = liar.random.between(1, one.frames.length);
  const frames = [...one.frames.slice(0, kept), ...other.frames.slice(1)];
  if (liar.random.oneIn(3)) frames.reverse();
  const reader = liar.world.station(to);
  if (!reader.running || !reader.process.ready) return;
  liar.lied(`to ${to}: ${frames.length} frames of ${files.length} files`);
  await importCourier(reader, { ...file, frames });
}
