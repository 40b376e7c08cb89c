import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Asked } from '../asked.ts';
import type { Desk } from '../desk.ts';
import { DeskRefusal } from '../refusals.ts';
import { heardBy } from './heard.ts';
import type { Placed } from './hub.ts';

const beatMs = 10_000;
/** Events that wait for a page that reads slowly; then it is cut off, and comes back. */
const waitingMax = 2048;
/** Pages of one session that listen at once. */
const streamsMax = 8;
const open = new Map<string, number>();

/** Server-sent events for one page, behind the last one that it has seen. */
export function answerEvents(c: Context, desk: Desk, asked: Asked): Response {
  const session = asked.signed?.session.csrf ?? '';
  const count = open.get(session) ?? 0;
  if (count >= streamsMax) throw new DeskRefusal('too-many-requests', '10');
  open.set(session, count + 1);
  const lastSeen = c.req.header('last-event-id');
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const reader = new Reader(desk, asked);
    stream.onAbort(() => reader.end());
    try {
      reader.begin(lastSeen);
      for (;;) {
        const next = await reader.next();
        if (next === undefined) break;
        await stream.writeSSE(next);
      }
    } finally {
      reader.end();
      const left = (open.get(session) ?? 1) - 1;
      if (left > 0) open.set(session, left);
      else open.delete(session);
    }
  });
}

type Written = { readonly id?: string; readonly event: string; readonly data: string };

/** The events of one page: those of lines that its officer may look at, while his session lives. */
class Reader {
  readonly #desk: Desk;
  readonly #asked: Asked;
  readonly #waiting: Written[] = [];
  #wake: () => void = () => {};
  #ended = false;
  #stop: () => void = () => {};
  #beat: NodeJS.Timeout | undefined;

  constructor(desk: Desk, asked: Asked) {
    this.#desk = desk;
    this.#asked = asked;
  }

  begin(lastSeen: string | undefined): void {
    const { hub } = this.#desk;
    const [epoch, at] = (lastSeen ?? '').split('-');
    const missed = epoch === hub.epoch ? hub.since(Number(at)) : undefined;
    if (missed) for (const event of missed) this.#take(event);
    else if (lastSeen !== undefined) this.#own('resync');
    if (!missed) this.#own('beat');
    this.#stop = hub.listen((event) => this.#take(event));
    this.#beat = setInterval(() => this.#tick(), beatMs);
  }

  /** The next event to be written; undefined when it is over. */
  async next(): Promise<Written | undefined> {
    while (!this.#ended && this.#waiting.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift();
  }

  end(): void {
    this.#ended = true;
    this.#stop();
    clearInterval(this.#beat);
    this.#wake();
  }

  #tick(): void {
    if (this.#isSignedIn()) this.#own('beat');
    else this.#signedOut();
  }

  /** Nothing more is heard, from the moment on at which the session is over. */
  #signedOut(): void {
    this.#waiting.length = 0;
    this.#push({ event: 'signed-out', data: '{}' });
    this.#ended = true;
    this.#wake();
  }

  /** The page's place is in the id of what is its own alone, too: it resumes from there. */
  #own(event: 'resync' | 'beat'): void {
    const { hub } = this.#desk;
    const data = JSON.stringify({ now: this.#asked.now });
    this.#push({ id: `${hub.epoch}-${hub.last}`, event, data });
  }

  #take(placed: Placed): void {
    if (this.#ended) return;
    if (!this.#isSignedIn()) return this.#signedOut();
    const told = heardBy(this.#asked, placed);
    if (!told) return;
    const id = `${this.#desk.hub.epoch}-${placed.at}`;
    this.#push({ id, event: told.event, data: JSON.stringify(told.data) });
  }

  #push(written: Written): void {
    this.#waiting.push(written);
    if (this.#waiting.length > waitingMax) this.end();
    this.#wake();
  }

  #isSignedIn(): boolean {
    const { signed } = this.#asked;
    return signed !== undefined && this.#desk.isLive(signed);
  }
}
