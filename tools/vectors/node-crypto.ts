import { nodeCrypto as make } from '@parley/station/keys/node-crypto.ts';

/** The station's own port: what the vectors hold is what a station would take. */
export const nodeCrypto = make();
