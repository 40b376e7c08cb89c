import { limits } from '@parley/core/base/limits.ts';
import type { Outlet } from '@parley/envelope/outgoing.ts';
import type { Random } from '../random.ts';
import { clean, type Profile } from './profile.ts';

/** What a link needs of the world around it. */
export type LinkPlace = {
  readonly elapsed: number;
  later(ms: number, act: () => undefined): void;
  /** A frame is at the end of the path: at a station, or nowhere if that does not run. */
  arrived(to: number, link: Link, frame: Uint8Array): void;
};

/** Who sits in the middle of a link and sees every frame; it knows no key. */
export type Middle = {
  /** Nothing goes on but what it passes, now or at any later time, by this link or another. */
  frame(frame: Uint8Array, from: number, to: number, link: Link): void;
};

type Direction = {
  busyUntil: number;
  lastArrival: number;
  draining: boolean;
  bursting: boolean;
  /** Frames of any time that went this way: what a replay takes from. */
  readonly past: Uint8Array[];
  seen: number;
};

const pastMax = 64;

/** One path between two stations, in both directions, with its faults. */
export class Link {
  readonly id: string;
  readonly ends: readonly [number, number];
  readonly kind: string;
  profile: Profile;
  /** Both ends hold it for up. */
  connected = false;
  /** It is meant to be up: the ends dial again whenever it is down. */
  wanted = true;
  /** Held for up by both ends, and nothing passes. */
  dead = false;
  middle: Middle | null = null;
  /** When the present connection began, world ms. */
  upSince = 0;
  /** Bytes of frames that came through. */
  carried = 0;
  readonly #place: LinkPlace;
  readonly #random: Random;
  readonly #directions: readonly [Direction, Direction];
  #generation = 0;
  #outlets: readonly [LinkEnd, LinkEnd];

  constructor(place: LinkPlace, id: string, ends: readonly [number, number], random: Random) {
    this.#place = place;
    this.id = id;
    this.ends = ends;
    this.kind = id.startsWith('radio') ? 'serial' : 'websocket';
    this.#random = random;
    this.profile = clean;
    this.#directions = [direction(), direction()];
    this.#outlets = [new LinkEnd(this, 0), new LinkEnd(this, 1)];
  }

  /** Whether it joins these two. */
  joins(a: number, b: number): boolean {
    return (this.ends[0] === a && this.ends[1] === b) || (this.ends[0] === b && this.ends[1] === a);
  }

  has(party: number): boolean {
    return this.ends.includes(party);
  }

  /** A new connection over it: what was under way on the one before is lost. */
  open(): readonly [LinkEnd, LinkEnd] {
    this.#generation++;
    this.connected = true;
    this.upSince = this.#place.elapsed;
    this.dead = false;
    for (const way of this.#directions) {
      way.busyUntil = this.#place.elapsed;
      way.lastArrival = this.#place.elapsed;
      way.draining = false;
    }
    this.#outlets = [new LinkEnd(this, 0), new LinkEnd(this, 1)];
    return this.#outlets;
  }

  close(): void {
    this.#generation++;
    this.connected = false;
  }

  /** When the last frame under way arrives, world ms. */
  get lastArrival(): number {
    return Math.max(this.#directions[0].lastArrival, this.#directions[1].lastArrival);
  }

  /** Whether that end, of a connection that may be gone, may send. */
  isOpen(end: LinkEnd): boolean {
    return this.connected && this.#outlets[end.side] === end;
  }

  /** True: it takes more. */
  send(side: 0 | 1, frame: Uint8Array): boolean {
    const { rate, declared, mtu, oneWay } = this.profile;
    if (frame.length > mtu || (oneWay !== null && oneWay !== side)) return true;
    const way = this.#directions[side];
    const now = this.#place.elapsed;
    way.busyUntil = Math.max(now, way.busyUntil) + frame.length / rate;
    this.#remember(way, frame);
    const wait = way.busyUntil - now;
    if (this.middle) this.#toMiddle(side, frame, wait);
    else this.pass(side, frame, wait);
    const long = declared && wait > limits.circuitAheadMs;
    if (way.draining || long || wait * rate > limits.circuitAheadBytes) {
      this.#drainLater(way, side);
      return false;
    }
    return true;
  }

  #toMiddle(side: 0 | 1, frame: Uint8Array, wait: number): void {
    const [from, to] = side === 0 ? this.ends : [this.ends[1], this.ends[0]];
    if (wait === 0) return this.middle?.frame(frame, from, to, this);
    this.#place.later(wait, () => {
      if (this.middle) this.middle.frame(frame, from, to, this);
      else this.pass(side, frame, 0);
      return undefined;
    });
  }

  #drainLater(way: Direction, side: 0 | 1): void {
    if (way.draining) return;
    way.draining = true;
    const outlet = this.#outlets[side];
    const drained = (): undefined => {
      if (!this.isOpen(outlet)) return undefined;
      const rest = way.busyUntil - this.#place.elapsed;
      if (rest > 0) {
        this.#place.later(rest, drained);
        return undefined;
      }
      way.draining = false;
      outlet.onDrain();
      return undefined;
    };
    this.#place.later(way.busyUntil - this.#place.elapsed, drained);
  }

  #remember(way: Direction, frame: Uint8Array): void {
    way.seen++;
    if (way.past.length < pastMax) way.past.push(frame);
    else if (this.#random.below(way.seen) < pastMax) way.past[this.#random.below(pastMax)] = frame;
  }

  /** Frames of the past that went from that side. */
  past(side: 0 | 1): readonly Uint8Array[] {
    return this.#directions[side].past;
  }

  /** Through the noise of the path to the other end. */
  pass(side: 0 | 1, frame: Uint8Array, wait: number): void {
    if (this.dead || this.#isLost(this.#directions[side])) return;
    const { duplicate } = this.profile;
    this.#fly(side, this.#spoilt(frame), wait);
    if (duplicate > 0 && this.#random.chance(duplicate)) this.#fly(side, frame, wait);
  }

  #isLost(way: Direction): boolean {
    const { loss, burst } = this.profile;
    if (burst) {
      const turns = this.#random.chance(way.bursting ? burst.ends : burst.begins);
      if (turns) way.bursting = !way.bursting;
      if (way.bursting) return true;
    }
    return loss > 0 && this.#random.chance(loss);
  }

  #spoilt(frame: Uint8Array): Uint8Array {
    const { flip, truncate } = this.profile;
    if (truncate > 0 && this.#random.chance(truncate)) {
      return frame.slice(0, this.#random.below(frame.length));
    }
    if (flip === 0 || !this.#random.chance(flip)) return frame;
    const out = frame.slice();
    const bit = this.#random.below(8 * frame.length);
    out[bit >> 3] = (out[bit >> 3] as number) ^ (1 << (bit & 7));
    return out;
  }

  #fly(side: 0 | 1, frame: Uint8Array, wait: number): void {
    const { delayMs, jitterMs, unordered } = this.profile;
    const way = this.#directions[side];
    const jitter = jitterMs > 0 ? Math.floor(this.#random.unit() * jitterMs) : 0;
    let at = this.#place.elapsed + wait + delayMs + jitter;
    if (!unordered) at = Math.max(at, way.lastArrival);
    way.lastArrival = Math.max(at, way.lastArrival);
    const generation = this.#generation;
    this.#place.later(at - this.#place.elapsed, () => {
      if (!this.connected || generation !== this.#generation || this.dead) return undefined;
      this.#arrive(side, frame);
      return undefined;
    });
  }

  #arrive(side: 0 | 1, frame: Uint8Array): void {
    this.carried += frame.length;
    this.#place.arrived(this.ends[side === 0 ? 1 : 0], this, frame);
  }

  /** A frame from nowhere: a replay, or what somebody in the middle made. */
  inject(to: number, frame: Uint8Array): void {
    if (this.connected && !this.dead) this.#arrive(to === this.ends[1] ? 0 : 1, frame);
  }
}

function direction(): Direction {
  const past: Uint8Array[] = [];
  return { busyUntil: 0, lastArrival: 0, draining: false, bursting: false, past, seen: 0 };
}

/** One end of one connection: what a station sends to. */
export class LinkEnd implements Outlet {
  readonly link: Link;
  readonly side: 0 | 1;
  onDrain: () => void = () => {};

  constructor(link: Link, side: 0 | 1) {
    this.link = link;
    this.side = side;
  }

  get peer(): number {
    return this.link.ends[this.side === 0 ? 1 : 0];
  }

  send(frame: Uint8Array): boolean {
    return this.link.isOpen(this) ? this.link.send(this.side, frame) : false;
  }
}
