import { describe, expect, it } from 'vitest';
import { addressOf, deskClient } from './client.ts';
import { deskDocument } from './document.ts';
import { operations } from './operations.ts';

type Document = { paths: Record<string, Record<string, { operationId: string }>> };

describe('the contract', () => {
  it('lists every operation under its own path, and no path twice', () => {
    const { paths } = deskDocument() as Document;
    for (const [name, { method, path }] of Object.entries(operations)) {
      expect(paths[path]?.[method]?.operationId, path).toBe(name);
    }
    const all = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(all).size).toBe(all.length);
  });

  it('writes names of entries into addresses so that they come out again', () => {
    const address = addressOf('/api/lines/{line}/entry', {
      params: { line: 'a/b' },
      query: { entry: 'moscow/41', by: undefined },
    });
    expect(address).toBe('/api/lines/a%2Fb/entry?entry=moscow%2F41');
  });
});

describe('the client', () => {
  const answering = (status: number, body: unknown) => {
    const calls: { url: string; headers: Record<string, string> }[] = [];
    const client = deskClient({
      csrf: () => 'word',
      fetch: async (url, { headers }) => {
        calls.push({ url, headers });
        return { status, json: async () => body };
      },
    });
    return { client, calls };
  };

  it('gives the csrf word with what changes something, and with nothing else', async () => {
    const { client, calls } = answering(200, {});
    await client.rekey({ params: { line: 'l' } });
    await client.status({ params: { line: 'l' } });
    expect(calls.map(({ headers }) => headers['x-parley-desk'])).toEqual(['word', undefined]);
  });

  it('answers a refusal as a value, and a lost connection as one', async () => {
    const { client } = answering(409, { code: 'draft-conflict', detail: '' });
    expect(await client.session({})).toMatchObject({ ok: false, code: 'draft-conflict' });
    const lost = deskClient({
      csrf: () => undefined,
      fetch: () => Promise.reject(new Error('refused')),
    });
    expect(await lost.session({})).toMatchObject({ ok: false, status: 0, code: 'no-connection' });
  });
});
