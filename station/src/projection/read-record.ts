import { decodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import { decodeRecordOf, type EntryRecord, type RecordKind } from '@parley/core/codec/records.ts';

/** The record of an entry, read as one of this kind; undefined where it does not read so here. */
export function recordIn<K extends RecordKind>(
  item: AnyItem | undefined,
  kind: K,
): Extract<EntryRecord, { kind: K }> | undefined {
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  const record = body?.ok ? decodeRecordOf(kind, body.value.record) : undefined;
  return record?.ok ? record.value : undefined;
}
