import type { Operation } from '@parley/api/operations.ts';
import type { Routes } from '@parley/api/routes.ts';
import type { AnswerOf, CheckedOf } from '@parley/api/types.ts';
import type { Asked } from '../asked.ts';

/** What answers one operation: checked input in, the contract's answer out. */
export type Handler<O extends Operation> = (
  asked: Asked,
  input: CheckedOf<Routes[O]>,
) => AnswerOf<Routes[O]> | Promise<AnswerOf<Routes[O]>>;

/** Handlers of some operations, each typed by its route. */
export type HandlersOf<O extends Operation> = { readonly [Name in O]: Handler<Name> };
