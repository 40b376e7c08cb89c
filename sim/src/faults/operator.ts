import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Class } from '@parley/core/codec/entry.ts';
import { writeWith } from '../station/attachments.ts';
import { exportCourier, importCourier } from '../station/courier.ts';
import { openIncarnation } from '../station/incarnation.ts';
import { textBody } from '../world/texts.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

const wrongClass: Fault = {
  name: 'wrong-class',
  layer: 'operator',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    station.write({ body: textBody('exercise, or not'), class: random.pick([0, 1] as Class[]) });
  },
};

/** The same draft is signed twice, and once more after a while. */
const doubleSend: Fault = {
  name: 'double-send',
  layer: 'operator',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const texts = [{ lang: 'en', standing: 0 as const, text: 'sent twice' }];
    const body = encodeBody({ ...emptyBody, texts, draft: random.bytes(16) });
    for (const ms of [0, 0, whileMs(random, 3_600_000)]) {
      run.world.later(ms, () => {
        if (station.running) station.write({ body });
        return undefined;
      });
    }
  },
};

const newKeys: Fault = {
  name: 'new-keys',
  layer: 'operator',
  weight: 2,
  async act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running || !station.process.ready) return;
    await openIncarnation(station);
  },
};

/** The act is broken off at any of its steps. */
const halfNewKeys: Fault = {
  name: 'half-new-keys',
  layer: 'operator',
  weight: 1,
  async act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running || !station.process.ready) return;
    const points = ['before-guard', 'after-guard', 'key-kept', 'before-sign', 'after-persist'];
    station.power.at = random.pick(points as ('before-guard' | 'key-kept')[]);
    run.rebootWhenDown(station.me, random);
    await openIncarnation(station);
  },
};

/** A stick goes from one to another, perhaps twice, perhaps to the wrong one, or with a tear. */
const courier: Fault = {
  name: 'courier',
  layer: 'operator',
  weight: 4,
  async act(run, random) {
    const from = random.pick(run.world.stations);
    const to = random.pick(run.world.stations.filter((station) => station !== from));
    if (!from.running || !from.process.ready) return;
    const file = await exportCourier(from, to.me);
    if (!file) return;
    const torn = random.oneIn(8) ? random.below(file.frames.length) : file.frames.length;
    const reader = random.oneIn(8) ? random.pick(run.world.stations) : to;
    for (let times = random.between(1, 2); times > 0; times--) {
      await run.world.sleep(whileMs(random));
      if (!reader.running || !reader.process.ready || reader === from) continue;
      await importCourier(reader, { ...file, frames: file.frames.slice(0, torn) });
    }
  },
};

/** A chart goes by stick alone, days late perhaps, and the stick comes back with what is asked. */
export const attachmentByCourier: Fault = {
  name: 'attachment-by-courier',
  layer: 'operator',
  weight: 3,
  async act(run, random) {
    const from = random.pick(run.world.stations);
    const to = random.pick(run.world.stations.filter((station) => station !== from));
    if (!from.running || !from.process.ready) return;
    writeWith(from, random.bytes(random.spread(1, 200_000)), random.pick([0, 1, 4] as const));
    await run.world.sleep(1000);
    for (const [giver, reader] of [
      [from, to],
      [to, from],
      [from, to],
    ] as const) {
      if (!giver.running || !giver.process.ready) return;
      const file = await exportCourier(giver, reader.me);
      await run.world.sleep(whileMs(random, 72 * 3_600_000));
      if (!file || !reader.running || !reader.process.ready) return;
      await importCourier(reader, file);
    }
  },
};

/** What people do (resilience D.3, human). */
export const operators: readonly Fault[] = [wrongClass, doubleSend, newKeys, halfNewKeys, courier];
