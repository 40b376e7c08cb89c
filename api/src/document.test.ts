import { limits } from '@parley/core/base/limits.ts';
import { describe, expect, it, vi } from 'vitest';
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

  it('waits no longer than its limit, and of an act says that it is not known', async () => {
    const given: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      given.push(ms);
      return AbortSignal.abort();
    });
    const hanging = deskClient({
      csrf: () => undefined,
      fetch: (_, { signal }) =>
        new Promise((_, reject) => {
          if (signal.aborted) reject(new Error('late'));
        }),
    });
    const line = { params: { line: 'l' } };
    expect(await hanging.status(line)).toMatchObject({ ok: false, code: 'no-connection' });
    expect(await hanging.rekey(line)).toMatchObject({ ok: false, code: 'no-answer' });
    await hanging.test(line);
    const { deskAnswerMs, deskLongAnswerMs } = limits;
    expect(given).toEqual([deskAnswerMs, deskAnswerMs, deskLongAnswerMs]);
    vi.restoreAllMocks();
  });

  it('asks again under one name for what nobody answered, then under another', async () => {
    const names: (string | undefined)[] = [];
    const flaky = deskClient({
      csrf: () => 'word',
      fetch: async (_, { headers }) => {
        names.push(headers['x-parley-act']);
        if (names.length === 1) throw new Error('lost');
        return { status: 200, json: async () => ({}) };
      },
    });
    const line = { params: { line: 'l' } };
    for (let i = 0; i < 3; i++) await flaky.rekey(line);
    const [first, second, third] = names;
    expect(first).toMatch(/^[\da-f-]{36}$/u);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    await flaky.status(line);
    expect(names[3]).toBeUndefined();
  });
});
