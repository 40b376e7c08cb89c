import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { TestStation } from '@parley/station/testing/two-stations.ts';

/** What a message in English is written from, of class TEST. */
export function messageOf(text: string) {
  const texts = [{ lang: 'en', standing: 0 as const, text }];
  const body = encodeBody({ ...emptyBody, draft: randomBytes(16), texts });
  return {
    kind: kinds.message,
    precedence: 1,
    class: 2,
    references: [],
    shown: null,
    body,
  } as const;
}

/** Entries that a station holds, of all journals. */
export function sizeOf({ line }: TestStation): number {
  return [...line.host.line.journals.values()].reduce((sum, { durable }) => sum + durable.size, 0);
}

/** Processor time that this takes in this process, ms. */
export async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
