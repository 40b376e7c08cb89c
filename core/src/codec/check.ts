import { ok, type Result, refuse } from '../base/refusal.ts';

/**
 * A total test of a decoded CBOR value: the value in its type, or undefined when it is anything
 * else. Nothing here throws. CBOR `undefined` never decodes, so the two cannot be confused.
 */
export type Check<T> = (value: unknown) => T | undefined;

/** What a check gives when it holds. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** The end of a decoder: the checked value, or `malformed` with the name of what was expected. */
export function checked<T>(check: Check<T>, value: unknown, what: string): Result<T> {
  const found = check(value);
  return found === undefined ? refuse('malformed', what) : ok(found);
}

export const anything: Check<unknown> = (value) => value;

/** A whole number from 0 to 2^53 - 1. */
export const uint: Check<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** A whole number from `least` to `most`, both included. */
export function between<N extends number = number>(least: number, most: number): Check<N> {
  return (value) => {
    const n = uint(value);
    return n !== undefined && n >= least && n <= most ? (n as N) : undefined;
  };
}

/** Just these numbers. */
export function literal<N extends number>(...allowed: readonly N[]): Check<N> {
  return (value) => allowed.find((n) => n === value);
}

/** A byte string of just `length` bytes. */
export function bytes(length: number): Check<Uint8Array> {
  return (value) => (value instanceof Uint8Array && value.length === length ? value : undefined);
}

/** A byte string of at most `most` bytes. */
export function bytesUpTo(most: number): Check<Uint8Array> {
  return (value) => (value instanceof Uint8Array && value.length <= most ? value : undefined);
}

/** A text of `least` to `most` UTF-16 units, that follows `pattern` if one is given. */
export function text(least: number, most: number, pattern?: RegExp): Check<string> {
  return (value) => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return undefined;
    return pattern === undefined || pattern.test(value) ? value : undefined;
  };
}

/** Without control characters. */
export const plain = /^[^\p{Cc}]*$/u;

/** Just these words. */
export function word<W extends string>(allowed: readonly W[]): Check<W> {
  return (value) => allowed.find((one) => one === value);
}

/** An array of `least` to `most` elements of one shape. */
export function list<T>(check: Check<T>, least: number, most: number): Check<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return undefined;
    const out: T[] = [];
    for (const element of value) {
      const found = check(element);
      if (found === undefined) return undefined;
      out.push(found);
    }
    return out;
  };
}

type Elements<C extends readonly Check<unknown>[]> = { [K in keyof C]: Checked<C[K]> };

/** An array of just these elements. */
export function tuple<const C extends readonly Check<unknown>[]>(...checks: C): Check<Elements<C>> {
  return (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return undefined;
    const out: unknown[] = [];
    for (let i = 0; i < checks.length; i++) {
      const found = checks[i]?.(value[i]);
      if (found === undefined) return undefined;
      out.push(found);
    }
    return out as Elements<C>;
  };
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? null : check(value));
}

/** The first check that holds. */
export function either<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return (value) => first(value) ?? second(value);
}

/** A check whose value is made into something else; undefined from `make` refuses. */
export function mapped<A, B>(check: Check<A>, make: (value: A) => B | undefined): Check<B> {
  return (value) => {
    const found = check(value);
    return found === undefined ? undefined : make(found);
  };
}

/** A map of at most `most` keys and values of one shape each. */
export function mapOf<K, V>(key: Check<K>, value: Check<V>, most: number): Check<Map<K, V>> {
  return (found) => {
    if (!(found instanceof Map) || found.size > most) return undefined;
    const out = new Map<K, V>();
    for (const [k, v] of found) {
      const checkedKey = key(k);
      const checkedValue = value(v);
      if (checkedKey === undefined || checkedValue === undefined) return undefined;
      out.set(checkedKey, checkedValue);
    }
    return out;
  };
}

/** No two of them are the same. */
export function distinct(keys: readonly (string | number)[]): boolean {
  return new Set(keys).size === keys.length;
}
