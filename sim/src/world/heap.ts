/** Something that happens at a time; a promise is waited for before anything else happens. */
export type Act = () => undefined | Promise<void>;

type Event = { readonly at: number; readonly order: number; readonly act: Act };

/** What is to come, the earliest first; of one time the one that was asked for first. */
export class EventHeap {
  readonly #events: Event[] = [];
  #order = 0;

  get size(): number {
    return this.#events.length;
  }

  /** The time of the earliest. */
  get next(): number {
    return this.#events[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  push(at: number, act: Act): void {
    const events = this.#events;
    const event = { at, order: this.#order++, act };
    let i = events.length;
    events.push(event);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = events[up] as Event;
      if (!before(event, parent)) break;
      events[i] = parent;
      i = up;
    }
    events[i] = event;
  }

  /** Takes out the earliest; there must be one. */
  pop(): Event {
    const events = this.#events;
    const first = events[0] as Event;
    const last = events.pop() as Event;
    if (events.length > 0) sink(events, last);
    return first;
  }

  clear(): void {
    this.#events.length = 0;
  }
}

function sink(events: Event[], event: Event): void {
  const length = events.length;
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    if (down >= length) break;
    const right = down + 1;
    if (right < length && before(events[right] as Event, events[down] as Event)) down = right;
    const child = events[down] as Event;
    if (!before(child, event)) break;
    events[i] = child;
    i = down;
  }
  events[i] = event;
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
