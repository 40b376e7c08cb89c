import { csrfHeader, type Operation, operations } from './operations.ts';
import type { Refused } from './refused.ts';
import type { Routes } from './routes.ts';
import type { AnswerOf, InputOf } from './types.ts';

/** An answer, or why it was refused; `status` 0: nobody answered. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false; readonly status: number } & Refused);

/** Every operation as a function of what it takes. */
export type DeskClient = {
  readonly [O in Operation]: (input: InputOf<Routes[O]>) => Promise<Outcome<AnswerOf<Routes[O]>>>;
};

/** As the browser's own, so far as it is needed here. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    credentials: 'same-origin';
  },
) => Promise<{ status: number; json(): Promise<unknown> }>;

export type ClientOptions = {
  /** Before the paths; empty in a page of the desk itself. */
  readonly base?: string;
  readonly fetch: Fetch;
  /** The session's word against forged requests; undefined while nobody is signed in. */
  readonly csrf: () => string | undefined;
};

type Parts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly json?: unknown;
};

/** A client of the desk, typed by its contract; it holds no schema and checks no answer. */
export function deskClient(options: ClientOptions): DeskClient {
  const client: Partial<Record<Operation, (parts: Parts) => Promise<unknown>>> = {};
  for (const name of Object.keys(operations) as Operation[]) {
    client[name] = (parts) => call(options, name, parts ?? {});
  }
  return client as DeskClient;
}

async function call(
  options: ClientOptions,
  name: Operation,
  parts: Parts,
): Promise<Outcome<unknown>> {
  const { method, path } = operations[name];
  const headers: Record<string, string> = { accept: 'application/json' };
  const csrf = options.csrf();
  if (csrf !== undefined && method !== 'get') headers[csrfHeader] = csrf;
  if (parts.json !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await options.fetch((options.base ?? '') + addressOf(path, parts), {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      ...(parts.json !== undefined && { body: JSON.stringify(parts.json) }),
    });
    const answer = await response.json();
    if (response.status === 200) return { ok: true, value: answer };
    return { ok: false, status: response.status, ...(answer as Refused) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return { ok: false, status: 0, code: 'no-connection', detail };
  }
}

/** A path with its parts filled in, and the query behind it. */
export function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
}
