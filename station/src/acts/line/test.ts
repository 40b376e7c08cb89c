import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { z } from 'zod';
import { ActRefusal, act } from '../act.ts';

/** Writes one test message now (spec/link.md). */
export const testAct = act({
  name: 'test',
  input: z.strictObject({ text: z.string().max(200).default('TEST') }),
  run: async (context, { text }) => {
    const { host } = context.line();
    const written = await host.write({
      kind: kinds.message,
      precedence: 1,
      class: 2,
      body: encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] }),
      references: [],
      shown: null,
    });
    if (!written.ok) throw new ActRefusal(written.code, written.detail);
    return { seq: written.value.seq };
  },
});
