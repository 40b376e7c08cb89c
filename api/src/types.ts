import type { z } from '@hono/zod-openapi';
import type { Asks, DeskRoute } from './route.ts';

/** What a caller gives: each part that the operation takes, defaults left out. */
export type InputOf<R extends DeskRoute> = {
  readonly [K in keyof R['asks'] as R['asks'][K] extends z.ZodType ? K : never]: z.input<
    Extract<R['asks'][K], z.ZodType>
  >;
};

/** The same as the server's handler gets it, checked and with defaults. */
export type CheckedOf<R extends DeskRoute> = {
  readonly [K in keyof R['asks'] as R['asks'][K] extends z.ZodType ? K : never]: z.output<
    Extract<R['asks'][K], z.ZodType>
  >;
};

/** What it answers. */
export type AnswerOf<R extends DeskRoute> = z.output<R['answer']>;

export type { Asks };
