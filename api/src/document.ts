import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { attached } from './attachments.ts';
import { events } from './events.ts';
import { type Operation, operations, streams } from './operations.ts';
import { openApiRoute } from './route.ts';
import { routes } from './routes.ts';

/** The contract as an OpenAPI 3.1 document: what `/api/openapi.json` serves. */
export function deskDocument(): object {
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  for (const name of Object.keys(operations) as Operation[]) {
    registry.registerPath(openApiRoute(routes[name]));
  }
  for (const [name, schema] of Object.entries(events)) {
    registry.register(`Event.${name}`, schema as z.ZodType);
  }
  registry.register('Attached', attached);
  for (const [name, { method, path }] of Object.entries(streams)) {
    const params = [...path.matchAll(/\{(\w+)\}/gu)].map(([, part]) => part as string);
    registry.registerPath({
      method,
      path,
      operationId: name,
      summary: streamSummaries[name as keyof typeof streams],
      parameters: params.map((part) => ({
        name: part,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      responses: { 200: { description: 'The stream.' } },
    });
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Parley: the desk',
      version: '1',
      description: 'What the console and the station say to each other. Loopback or HTTPS only.',
    },
  });
}

const streamSummaries: Readonly<Record<keyof typeof streams, string>> = {
  events: 'Server-sent events: Event.* by name; resumes behind Last-Event-ID.',
  file: 'A file that was made, as bytes.',
  page: 'The disclosure as a page for a reader without Parley.',
  attachment: 'The bytes of an attachment; the reading is recorded.',
  attach: 'Bytes for a draft; answers Attached.',
  cardFile: 'Our card for a ceremony, as the file that the other party brings to its station.',
  charterFile: 'The charter of the ceremony, with the signatures it has, to be signed elsewhere.',
  charterSecret: 'The secret of the ceremony, for whoever drafted the charter; it goes apart.',
  document: 'This document.',
};
