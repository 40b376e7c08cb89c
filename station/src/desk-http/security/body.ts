import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DeskRefusal } from '../refusals.ts';

/** The largest JSON that an operation takes: a list of terms, a charter with its signatures. */
const jsonBytesMax = 1024 * 1024;

/**
 * A body is read only so far. Without this whoever reaches the port, signed in or not, has the
 * station hold as much as he sends.
 */
export function boundedJson(): MiddlewareHandler {
  return bodyLimit({
    maxSize: jsonBytesMax,
    onError: () => {
      throw new DeskRefusal('bad-input', 'size');
    },
  });
}
