import { OpenAPIHono } from '@hono/zod-openapi';
import { deskDocument } from '@parley/api/document.ts';
import { actHeader, type Operation, operations, streams } from '@parley/api/operations.ts';
import { openApiRoute } from '@parley/api/route.ts';
import { routes } from '@parley/api/routes.ts';
import type { Context } from 'hono';
import { Asked } from './asked.ts';
import type { Desk, Signed } from './desk.ts';
import { answerEvents } from './events/stream.ts';
import { answerAttachment, answerFile, answerPage, takeAttachment } from './handlers/bytes.ts';
import { answerCard, answerCharter, answerSecret } from './handlers/ceremony.ts';
import type { Handler } from './handlers/handler.ts';
import { handlers } from './handlers/handlers.ts';
import { attempts, operationRights, seldom } from './operation-rights.ts';
import { answerOf, DeskRefusal } from './refusals.ts';
import { boundedJson } from './security/body.ts';
import { dropSession, readSession, writeSession } from './security/cookie.ts';
import { refuseForged } from './security/forged.ts';
import { type PageVariables, securityHeaders } from './security/headers.ts';
import { attemptLimit, noteLimit, requestLimit } from './security/limits.ts';
import { DoneOnce } from './security/once.ts';
import { serveConsole } from './static.ts';

type DeskContext = Context<PageVariables>;
/** Whoever serves says from which address or network a request came. */
export type AddressOf = (c: Context) => string;

/** The desk as one application: the contract's operations, streams, and the console's files. */
export function deskApp(desk: Desk, addressOf: AddressOf): OpenAPIHono<PageVariables> {
  const app = new OpenAPIHono<PageVariables>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const [issue] = result.error.issues;
      const detail = `${issue?.path.join('.')}: ${issue?.message}`;
      return c.json({ code: 'bad-input', detail }, 400);
    },
  });
  const secure = desk.options.origin.startsWith('https:');
  const gate = new Gate(desk, addressOf);
  app.use(securityHeaders(secure));
  app.onError((error, c) => {
    const { status, body, fault } = answerOf(error);
    if (fault) desk.options.onFault?.(error);
    return c.json(body, status as 400);
  });
  for (const name of Object.keys(operations) as Operation[]) addOperation(app, gate, name);
  addStreams(app, gate, desk);
  serveConsole(app, desk, (c) => gate.enter(c));
  return app;
}

/** A path of the contract as the router writes it. */
function at(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1');
}

function addOperation(app: OpenAPIHono<PageVariables>, gate: Gate, name: Operation): void {
  const { asks, answer } = routes[name] as (typeof routes)[Operation] & { asks: object };
  const handler = handlers[name] as unknown as Handler<'status'>;
  const { desk } = gate;
  const { origin } = desk.options;
  const { method, path } = operations[name];
  // Who may not ask is told so, before the form of what he asks is looked at.
  app.use(at(path), async (c, next) => {
    if (c.req.method.toLowerCase() === method) gate.admit(c, name);
    await next();
  });
  if (method !== 'get') app.use(at(path), boundedJson());
  app.openapi(openApiRoute(routes[name]), async (c) => {
    const valid = (part: 'param' | 'query' | 'json') => c.req.valid(part as never);
    const asked = gate.asked(c);
    asked.cookie = {
      write: (word) => writeSession(c, origin, word),
      drop: () => dropSession(c, origin),
    };
    const input = {
      ...('params' in asks && { params: valid('param') }),
      ...('query' in asks && { query: valid('query') }),
      ...('json' in asks && { json: valid('json') }),
    };
    const value = await gate.once(c, name, input, async () => handler(asked, input as never));
    if (attempts.has(name)) gate.attempted(c);
    if (desk.options.checkAnswers) answer.parse(value);
    return c.json(value as never, 200);
  });
}

/** Made once, when somebody asks. */
let document: object | undefined;

function addStreams(app: OpenAPIHono<PageVariables>, gate: Gate, desk: Desk): void {
  app.get(streams.document.path, (c) => {
    gate.enter(c);
    document ??= deskDocument();
    return c.json(document as never);
  });
  app.get(streams.events.path, (c) => answerEvents(c, desk, gate.signedIn(c)));
  app.get(at(streams.file.path), (c) => answerFile(c, gate.signedIn(c)));
  app.get(at(streams.page.path), (c) => answerPage(c, gate.signedIn(c)));
  app.get(at(streams.attachment.path), (c) => answerAttachment(c, gate.signedIn(c)));
  app.post(at(streams.attach.path), (c) => takeAttachment(c, gate.signedIn(c)));
  app.get(streams.cardFile.path, (c) => answerCard(c, gate.signedIn(c)));
  app.get(streams.charterFile.path, (c) => answerCharter(c, gate.signedIn(c)));
  app.get(streams.charterSecret.path, (c) => answerSecret(c, gate.signedIn(c)));
  app.all('/api/*', () => {
    throw new DeskRefusal('not-found');
  });
}

/** The way in of every request: how often, who, from where, and whether he may. */
class Gate {
  readonly desk: Desk;
  readonly #addressOf: AddressOf;
  readonly #requests = requestLimit();
  readonly #attempts = attemptLimit();
  readonly #notes = noteLimit();
  readonly #once = new DoneOnce();

  constructor(desk: Desk, addressOf: AddressOf) {
    this.desk = desk;
    this.#addressOf = addressOf;
  }

  /** Counts the request, finds the session, and refuses what another site could have sent. */
  enter(c: DeskContext): Signed | undefined {
    const { elapsed } = this.desk.station.clock.now();
    const word = readSession(c, this.desk.options.origin);
    const signed = word === undefined ? undefined : this.desk.find(word);
    this.#requests.take(signed?.session.csrf ?? this.#addressOf(c), elapsed);
    const sender = { method: c.req.method, header: (name: string) => c.req.header(name) };
    refuseForged(this.desk, sender, signed);
    return signed;
  }

  admit(c: DeskContext, name: Operation): void {
    const signed = this.enter(c);
    if (attempts.has(name)) {
      this.#attempts.take(this.#addressOf(c), this.desk.station.clock.now().elapsed);
    }
    const asked = this.#make(c, signed);
    kept.set(c, asked);
    const right = operationRights[name];
    if (right === 'anybody') return;
    if (right === 'signed-in') void asked.officer;
    else asked.need(right, right === 'read' ? undefined : []);
    if (seldom.has(name)) {
      this.#notes.take(`${asked.officerId} ${name}`, this.desk.station.clock.now().elapsed);
    }
    const draft = c.req.param('draft');
    if (draft !== undefined && !asked.mayKnow(draft)) throw new DeskRefusal('compartment-missing');
  }

  /** An act that its page has named is done once, however often it is asked for. */
  async once<T>(c: DeskContext, name: Operation, input: object, act: () => Promise<T>): Promise<T> {
    const given = c.req.header(actHeader);
    const { signed } = this.asked(c);
    if (!given || !signed) return await act();
    const { elapsed } = this.desk.station.clock.now();
    return await this.#once.of([signed.session.csrf, name, given, input], elapsed, act);
  }

  /** A good attempt is none of those that are counted. */
  attempted(c: DeskContext): void {
    this.#attempts.giveBack(this.#addressOf(c));
  }

  asked(c: DeskContext): Asked {
    const asked = kept.get(c);
    if (!asked) throw new DeskRefusal('not-signed-in');
    return asked;
  }

  /** For streams, which are no operations of the table. */
  signedIn(c: DeskContext): Asked {
    const asked = this.#make(c, this.enter(c));
    void asked.officer;
    return asked;
  }

  #make(c: DeskContext, signed: Signed | undefined): Asked {
    const line = lineIn(new URL(c.req.url).pathname);
    const address = this.#addressOf(c);
    return new Asked(this.desk, { signed, signal: c.req.raw.signal, line, address });
  }
}

/** The line that an address names; refuses `bad-input` for an escape that is none. */
function lineIn(path: string): string | undefined {
  const [, , lines, line] = path.split('/');
  if (lines !== 'lines' || !line) return undefined;
  try {
    return decodeURIComponent(line);
  } catch {
    throw new DeskRefusal('bad-input', 'line');
  }
}

/** What was let in, by its context: the request itself is made anew where its body is bounded. */
const kept = new WeakMap<DeskContext, Asked>();
