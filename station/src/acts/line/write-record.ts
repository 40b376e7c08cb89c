import { unhex } from '@parley/core/base/bytes.ts';
import { checkBody, decodeBody } from '@parley/core/codec/body.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import { kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { ownClass } from '@parley/core/station/own-class.ts';
import { z } from 'zod';
import { entryName } from '../../projection/entry-name.ts';
import { ActRefusal, act } from '../act.ts';
import { hexBytes } from '../shapes.ts';

/**
 * Writes an entry that holds a record and its releases: one's own watch, a change of the roster.
 * The body comes as its officers signed it; the core refuses it where a release is missing.
 */
export const writeRecordAct = act({
  name: 'write-record',
  input: z.strictObject({
    kind: z.enum(['watch', 'roster']),
    precedence: z.enum(precedenceNames).default('ROUTINE'),
    body: hexBytes,
  }),
  run: async (context, input) => {
    const { host } = context.line();
    const kind = kinds[input.kind];
    const decoded = decodeBody(unhex(input.body) as Uint8Array);
    const body = decoded.ok ? checkBody(decoded.value) : decoded;
    if (!body.ok) throw new ActRefusal(body.code, body.detail);
    const record = decodeRecord(kind, body.value.record);
    if (!record.ok) throw new ActRefusal(record.code, record.detail);
    const written = await host.write({
      kind,
      precedence: precedenceNames.indexOf(input.precedence) as Precedence,
      class: ownClass(host.line),
      body: unhex(input.body) as Uint8Array,
      references: [],
      shown: null,
    });
    if (!written.ok) throw new ActRefusal(written.code, written.detail);
    return { entry: entryName(host.line, written.value, written.value.seq) };
  },
});
