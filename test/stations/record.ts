import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { StationLine } from '@parley/station/station.ts';

/** Every entry of a journal that is in the store, in order; a gap or an overlap is an error. */
export function entriesOf(line: StationLine, journal: string): AnyItem[] {
  const items: AnyItem[] = [];
  for (const run of line.store.evidence.runs(journal)) {
    const decoded = decodeRun(run.bytes);
    if (!decoded.ok) throw new Error(`${journal}#${run.first}: ${decoded.code}`);
    if (run.first !== items.length)
      throw new Error(`${journal}: ${run.first} after ${items.length}`);
    items.push(...decoded.value);
  }
  return items;
}

/** First text of an entry; empty where it is not a message in words. */
export function textOf(item: AnyItem | undefined): string {
  if (!item || isOpaque(item) || item.kind !== 1) return '';
  const body = decodeBody(item.body);
  return body.ok ? (body.value.texts[0]?.text ?? '') : '';
}

/** Texts of the messages of a journal, by seq; entries of other kinds are empty. */
export function textsOf(line: StationLine, journal: string): string[] {
  return entriesOf(line, journal).map(textOf);
}

/** Each journal with its size and root, for comparing two records. */
export function headsOf(line: StationLine): Record<string, string> {
  const heads: Record<string, string> = {};
  for (const { key, durable } of sortedJournals(line.host.line)) {
    heads[key] = `${durable.size} ${hex(durable.root)}`;
  }
  return heads;
}

/** Messages that a record holds twice. */
export function doubled(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => text !== '' && (seen.has(text) || !seen.add(text)));
}
