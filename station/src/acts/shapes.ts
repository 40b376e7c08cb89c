import { z } from 'zod';

/** Bytes as lower-case hexadecimal, of any length. */
export const hexBytes = z.string().regex(/^([0-9a-f]{2})*$/u);

/** Ms since 1970. */
export const timeMs = z.number().int().nonnegative();
