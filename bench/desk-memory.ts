/**
 * MiB that a station holds as a process of its own, without its desk and with it: after a page has
 * signed in, read its lists and listens to the stream. The setup is the first argument, as JSON.
 */
import { Station } from '@parley/station/station.ts';
import { serve, setupOf } from './child.ts';
import type { DeskSetup } from './desk-setup.ts';

const setup = setupOf<DeskSetup>();
const station = Station.open(setup.paths, { keyFile: Buffer.from(setup.key, 'hex') });
const [line] = [...station.lines.values()];
if (line) await station.begin(line);

const handlers = {
  async page(): Promise<void> {
    const { DeskServing } = await import('@parley/station/desk-http/serve.ts');
    const { Browser, must } = await import('@parley/station/desk-http/testing/test-desk.ts');
    const { DeskLine } = await import('@parley/station/desk-http/desk-line.ts');
    const { listenTo } = await import('./desk-stream.ts');
    if (!line) throw new Error('a line was founded');
    const officer = Buffer.from(setup.officer, 'hex');
    const signer = { publicKey: officer, sign: () => new Uint8Array(64) };
    const desk = await DeskServing.listen({
      station,
      host: '127.0.0.1',
      port: 0,
      demonstration: [{ id: officer, signer }],
    });
    const { codes, now } = DeskLine.of(line);
    const link = { purpose: 'link', issuer: null, officer, about: '' } as const;
    const token = codes.issue({ ...link, ends: now + 60_000 });
    const browser = new Browser(desk.origin);
    must(await browser.client.signInByLink({ json: { token } }));
    const params = { line: line.id };
    for (let i = 0; i < 20; i++) {
      must(await browser.client.status({ params }));
      must(await browser.client.inbox({ params, query: {} }));
      must(await browser.client.transcript({ params, query: {} }));
    }
    await listenTo(browser);
  },
  memoryMiB: () => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 1024 / 1024;
  },
};

export type DeskMemory = typeof handlers;
serve(handlers, () => station.stop());
