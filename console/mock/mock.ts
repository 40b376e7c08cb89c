import type { DeskEvent } from '@parley/api/events.ts';
import { type Operation, operations, streams } from '@parley/api/operations.ts';
import { deskCodes } from '@parley/api/refused.ts';
import { handlersOf } from './handlers.ts';
import { clockOf, type MockOptions, makeWorld, type World } from './world.ts';

export type Mock = {
  readonly world: World;
  /** Answers a request under `/api/`; undefined for any other address. */
  readonly handle: (request: Request) => Promise<Response | undefined>;
};

/** A desk without a station: the same contract, answered from memory. */
export function makeMock(options: MockOptions = {}): Mock {
  const world = makeWorld(options);
  const handlers = handlersOf(world) as Readonly<
    Record<string, ((input: unknown) => unknown) | undefined>
  >;
  return {
    world,
    handle: async (request) => {
      const url = new URL(request.url);
      if (!url.pathname.startsWith('/api/')) return undefined;
      if (url.pathname === streams.events.path) return eventStream(world);
      const found = routeOf(request.method, url.pathname);
      const handler = found && handlers[found.operation];
      if (!found || !handler) return json({ code: 'not-found', detail: url.pathname }, 404);
      if (world.signedIn === null && !found.operation.match(/^(?:session|signIn|enrol)/u)) {
        return json({ code: 'not-signed-in', detail: '' }, 401);
      }
      const body = await request.text();
      const answer = await handler({
        params: found.params,
        query: Object.fromEntries(url.searchParams),
        json: body === '' ? undefined : JSON.parse(body),
      });
      return json(answer, statusOf(answer));
    },
  };
}

function routeOf(method: string, path: string) {
  for (const [operation, one] of Object.entries(operations)) {
    if (one.method !== method.toLowerCase()) continue;
    const pattern = one.path.replace(/\{(\w+)\}/gu, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`, 'u').exec(path);
    if (match) return { operation: operation as Operation, params: { ...match.groups } };
  }
  return undefined;
}

function statusOf(answer: unknown): number {
  const { code } = answer as { code?: unknown };
  const isRefusal = typeof code === 'string' && 'detail' in (answer as object);
  if (!isRefusal) return 200;
  return (deskCodes as Readonly<Record<string, number>>)[code] ?? 409;
}

function json(value: unknown, status: number): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

function eventStream(world: World): Response {
  let close: (() => void) | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const encoder = new TextEncoder();
      const send = ({ event, data }: DeskEvent): void => {
        const text = `id: ${world.eventId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
        controller.enqueue(encoder.encode(text));
      };
      const beat = setInterval(() => {
        if (!world.quiet) send({ event: 'beat', data: { now: clockOf(world) } });
      }, 10_000);
      close = () => {
        clearInterval(beat);
        world.listeners.delete(send);
      };
      world.listeners.add(send);
      send({ event: 'beat', data: { now: clockOf(world) } });
    },
    cancel: () => close?.(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
