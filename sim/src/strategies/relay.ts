import type { Link } from '../network/link.ts';
import type { World } from '../world/world.ts';
import { LiarTime } from './liar.ts';

/** The hands of a lying relay: all frames of the links it sits on pass through it. */
export class Relay extends LiarTime {
  readonly links: readonly Link[];

  constructor(world: World, name: string, links: readonly Link[]) {
    super(world, name, -1);
    this.links = links;
  }

  /** Lets a frame go on to that party over a link, now or so many ms later. */
  pass(frame: Uint8Array, to: number, link: Link, delayMs = 0): void {
    link.pass(link.ends[1] === to ? 0 : 1, frame, delayMs);
  }

  /** Puts a frame at the end of a path, without its noise: a replay, or one it made. */
  inject(frame: Uint8Array, to: number, link: Link): void {
    link.inject(to, frame);
  }
}
