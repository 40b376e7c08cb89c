import {
  type Charter,
  type CircuitPlan,
  checkCharter,
  type Party,
} from '@parley/core/codec/charter.ts';
import { encodeCharterFile, pskHashOf } from '@parley/core/codec/charter-file.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import type { Predecessor } from '@parley/core/codec/shapes.ts';
import { ActRefusal } from '../acts/act.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { entropy } from '../station.ts';

export type CharterPlan = {
  readonly name: string;
  readonly parties: readonly Party[];
  readonly circuits: readonly CircuitPlan[];
  readonly rules: readonly Rule[];
  readonly settings: ReadonlyMap<number, number>;
  readonly predecessor: Predecessor | null;
  /** Ms since 1970. */
  readonly founded: number;
};

/** A charter that nobody has signed yet, and the ceremony's secret that it names by its hash. */
export type Drafted = { readonly file: Uint8Array; readonly secret: Uint8Array };

/** Refuses `bad-charter` with the rule that is broken, as the other parties would. */
export function draftCharter(plan: CharterPlan): Drafted {
  const crypto = nodeCrypto();
  const secret = entropy.bytes(32);
  const charter: Charter = {
    ...plan,
    nonce: entropy.bytes(16),
    pskHash: pskHashOf(crypto, secret),
  };
  const bytes = checkCharter(crypto, charter);
  if (!bytes.ok) throw new ActRefusal(bytes.code, bytes.detail);
  return { file: encodeCharterFile({ charter: bytes.value, signatures: [] }), secret };
}
