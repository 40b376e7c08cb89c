import type { Payload } from '@parley/core/codec/payload.ts';
import type { HostCircuits } from './host-circuits.ts';
import type { Introduction } from './introduction.ts';
import type { Listeners } from './listeners.ts';
import type { OwnReceiveKeys } from './own-receive-keys.ts';
import type { PresentKeys } from './present-keys.ts';
import type { PutOff } from './put-off.ts';
import type { Questions } from './questions.ts';

/** What a line at work is made of beside its core and its envelope, for those who serve these. */
export type HostParts = {
  readonly keys: PresentKeys;
  readonly receiveKeys: OwnReceiveKeys;
  readonly circuits: HostCircuits;
  readonly introduction: Introduction;
  readonly questions: Questions;
  /** For what is written to the guard's disk beside the loop. */
  readonly putOff: PutOff;
  /** Those who are told of payloads that the core hands on. */
  readonly payloads: Listeners<[from: number, circuit: string, payload: Payload]>;
  /** Parties of which something opened since their newest circuit came up. */
  readonly heard: Set<number>;
};
