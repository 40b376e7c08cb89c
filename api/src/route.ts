import { createRoute, type z } from '@hono/zod-openapi';
import { type Operation, operations } from './operations.ts';
import { refused } from './refused.ts';

/** What an operation takes: parts of the address, of the query, and a JSON body. */
export type Asks = {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly json?: z.ZodType;
};

/** One operation with the schemas of what it takes and answers. */
export type DeskRoute<A extends Asks = Asks, O extends z.ZodType = z.ZodType> = {
  readonly operation: Operation;
  readonly asks: A;
  readonly answer: O;
  readonly summary: string;
};

/** An operation of the table with its schemas; `summary` is what it does, for the document. */
export function route<const A extends Asks, O extends z.ZodType>(
  operation: Operation,
  summary: string,
  asks: A,
  answer: O,
): DeskRoute<A, O> {
  return { operation, asks, answer, summary };
}

const refusedContent = { 'application/json': { schema: refused } };

/** The same as `@hono/zod-openapi` has it: checked by the server, listed in the document. */
export function openApiRoute({ operation, asks, answer, summary }: DeskRoute) {
  const { method, path } = operations[operation];
  const { params, query, json } = asks;
  const body = json && { content: { 'application/json': { schema: json } }, required: true };
  return createRoute({
    method,
    path,
    operationId: operation,
    summary,
    request: { ...(params && { params }), ...(query && { query }), ...(body && { body }) },
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: answer } } },
      400: { description: 'The input does not have the form asked for.', content: refusedContent },
      401: { description: 'Nobody is signed in.', content: refusedContent },
      403: { description: 'Not allowed to this officer.', content: refusedContent },
      404: { description: 'Not here.', content: refusedContent },
      409: { description: 'Refused as things stand.', content: refusedContent },
      429: { description: 'Too many requests.', content: refusedContent },
      503: { description: 'The station cannot do it now.', content: refusedContent },
    },
  });
}
