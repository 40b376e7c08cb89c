export { beforeEach, describe, it } from './suite.ts';

/** Of vitest itself: it needs none of its workers. */
const real = import.meta.resolve('vitest');
export const { expect, vi } = (await import(real)) as typeof import('vitest');
