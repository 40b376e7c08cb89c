import { limits } from '@parley/core/base/limits.ts';
import { actHeader, csrfHeader, type Operation, operations } from './operations.ts';
import type { Refused } from './refused.ts';
import type { Routes } from './routes.ts';
import type { AnswerOf, InputOf } from './types.ts';

/**
 * An answer, or why it was refused; `status` 0: nobody answered in time, and of an act it is not
 * known whether it was done.
 */
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
    signal: AbortSignal;
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
  const acts = new ActNames();
  for (const name of Object.keys(operations) as Operation[]) {
    client[name] = (parts) => call({ ...options, acts }, name, parts ?? {});
  }
  return client as DeskClient;
}

/** They read a whole journal, or wait for the other side. */
const long: ReadonlySet<Operation> = new Set(['exportTranscript', 'disclose', 'test']);

/** How long an answer is waited for, ms (limits). */
export function answerWithinMs(operation: Operation): number {
  return long.has(operation) ? limits.deskLongAnswerMs : limits.deskAnswerMs;
}

/** Words that are saved stand as they were saved, however often; presence passes by itself. */
function isNamed(operation: Operation): boolean {
  const { method } = operations[operation];
  return method !== 'get' && method !== 'put' && operation !== 'presence';
}

/** Names of acts: one that nobody answered keeps its name until the same is answered. */
class ActNames {
  readonly #unanswered = new Map<string, string>();

  of(act: string): string {
    const name = this.#unanswered.get(act) ?? crypto.randomUUID();
    this.#unanswered.set(act, name);
    const [oldest] = this.#unanswered.keys();
    if (this.#unanswered.size > limits.deskActsMax) this.#unanswered.delete(oldest ?? '');
    return name;
  }

  answered(act: string): void {
    this.#unanswered.delete(act);
  }
}

async function call(
  options: ClientOptions & { readonly acts: ActNames },
  name: Operation,
  parts: Parts,
): Promise<Outcome<unknown>> {
  const { method, path } = operations[name];
  const headers: Record<string, string> = { accept: 'application/json' };
  const csrf = options.csrf();
  if (csrf !== undefined && method !== 'get') headers[csrfHeader] = csrf;
  if (parts.json !== undefined) headers['content-type'] = 'application/json';
  const asks = method === 'get';
  const body = parts.json === undefined ? undefined : JSON.stringify(parts.json);
  const address = (options.base ?? '') + addressOf(path, parts);
  const act = `${csrf} ${method} ${address} ${body}`;
  if (isNamed(name)) headers[actHeader] = options.acts.of(act);
  try {
    const response = await options.fetch(address, {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(answerWithinMs(name)),
      ...(body !== undefined && { body }),
    });
    const answer = await response.json();
    options.acts.answered(act);
    if (response.status === 200) return { ok: true, value: answer };
    return { ok: false, status: response.status, ...(answer as Refused) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return { ok: false, status: 0, code: asks ? 'no-connection' : 'no-answer', detail };
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
