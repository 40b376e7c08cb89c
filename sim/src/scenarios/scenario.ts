import type { Story } from './story.ts';

/** A situation that must be survived, told in steps; it throws where it is not. */
export type Scenario = {
  readonly name: string;
  /** What happens, in one sentence. */
  readonly story: string;
  readonly parties: number;
  readonly settings?: ReadonlyMap<number, number>;
  play(story: Story): Promise<void>;
};
