import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { decodeRun, encodeRun } from '@parley/core/codec/run.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

let scene: Scene;

/** Party 0 has new keys, and nobody has heard of them. */
beforeEach(async () => {
  scene = await Scene.open(150, { parties: 3 });
  for (const other of [1, 2]) scene.disconnect(0, other);
  await scene.openIncarnation(0);
  scene.station(0).write({ body: textBody('under new keys') });
  await scene.settle();
});

/** Its entries from there on, under their signed head, with the items changed. */
function bundle(first: number, change = (items: AnyItem[]) => items): Uint8Array {
  const { key, name, durable } = scene.journal(0, '0.1.');
  const query = { q: 'runs', journal: key, first: 0, last: durable.size, bytes: 1e6 } as const;
  const loaded = scene.station(0).machine.disk.answer(query);
  const runs = loaded.q === 'runs' ? loaded.runs : [];
  const items = runs.flatMap(({ bytes }) => {
    const decoded = decodeRun(bytes);
    return decoded.ok ? decoded.value : [];
  });
  const { root, signature } = durable;
  if (!signature) throw new Error('the head is signed');
  return encodeBundle(name, first, encodeRun(change(items.slice(first))), { signature, root });
}

const known = () =>
  [...scene.station(1).line.journals.keys()].some((key) => key.startsWith('0.1.'));
const refusals = () =>
  scene.station(1).shown.flatMap((event) => (event.event === 'refused' ? [event.code] : []));

describe('the first bundle of a journal that nobody has named here', () => {
  it('brings its certificate with it, which is kept at once, and over a start', async () => {
    const { key, name, keys, durable } = scene.journal(0, '0.1.');
    scene.give(1, 0, bundle(0));
    const { machine, line } = scene.station(1);
    expect(line.receiveKeys.get(0)).toEqual(keys.receive);
    expect(machine.disk.facts.has(`certificate.${key}`)).toBe(true);
    await scene.settle();
    expect(scene.journal(1, '0.1.').durable.size).toBe(durable.size);
    scene.boot(1);
    await scene.settle();
    expect(scene.journal(1, '0.1.').key).toBe(journalKey(name));
    expect(scene.journal(1, '0.1.').keys).toEqual(keys);
  });

  it('is refused where it begins later, or with anything but the certificate', () => {
    const other = (more: object) => (items: AnyItem[]) =>
      items.map((item, i) => (i > 0 || isOpaque(item) ? item : { ...item, ...more }));
    scene.give(1, 0, bundle(1));
    scene.give(1, 0, bundle(0, other({ kind: kinds.message })));
    scene.give(1, 0, bundle(0, other({ body: Uint8Array.of(0xff) })));
    scene.give(1, 0, bundle(0, other({ body: encodeBody(emptyBody) })));
    expect(known()).toBe(false);
    expect(refusals()).toHaveLength(4);
    scene.give(1, 0, bundle(0));
    expect(known()).toBe(true);
  });

  it('with the certificate of another journal gives that one, and takes no entry', async () => {
    const first = bundle(0);
    const { tag } = scene.journal(0, '0.1.').name;
    const at = Buffer.from(first).indexOf(tag);
    const named = first.slice();
    named[at] = (named[at] as number) ^ 1;
    scene.give(1, 0, named);
    await scene.settle();
    expect(known()).toBe(true);
    expect(scene.journal(1, '0.1.').durable.size).toBe(0);
    expect(refusals()).toContain('unknown-journal');
  });
});
