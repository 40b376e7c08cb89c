import { z } from 'zod';

/** Bytes as lower-case hexadecimal, of any length; a group in the pattern exhausts the stack. */
export const hexBytes = z
  .string()
  .regex(/^[0-9a-f]*$/u)
  .refine((text) => text.length % 2 === 0);

/** Ms since 1970. */
export const timeMs = z.number().int().nonnegative();
