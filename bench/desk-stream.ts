import { get, type IncomingMessage } from 'node:http';
import type { Browser } from '@parley/station/desk-http/testing/test-desk.ts';

/** A page's stream of events: resolves for each entry when its event has come. */
export async function listenTo({ origin, cookie = '' }: Browser) {
  const { host, port } = new URL(origin);
  const headers = { host, cookie };
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/api/events', headers }, resolve).on('error', reject);
  });
  const waiting = new Map<string, () => void>();
  const known = new Set<string>();
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.includes('event: entry')) continue;
      const entry = /"entry":"([^"]+)"/u.exec(block)?.[1] ?? '';
      known.add(entry);
      waiting.get(entry)?.();
    }
  });
  return {
    heard: (entry: string) =>
      known.has(entry)
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.set(entry, resolve)),
    stop: () => stream.destroy(),
  };
}
