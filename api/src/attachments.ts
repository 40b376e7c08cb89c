import { z } from '@hono/zod-openapi';
import { sha256 } from './wire.ts';

/** The answer of `streams.attach`: the bytes lie here for a draft that names them. */
export const attached = z.object({ sha256, size: z.number() }).openapi('Attached');

export type Attached = z.infer<typeof attached>;
