import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { opening } from './examples/secrecy.ts';
import { xwing } from './keys.ts';
import { line } from './world.ts';

/** Seals the example's session anew, after its line or keys have changed, and keeps the result. */
const context = { info: opening.info, psk: opening.psk, pskId: line };
const made = await hpke.seal(xwing('south receive'), opening.secret, context);
if (made === undefined) throw new Error('the receive key of the example is no key');
const lines = (bytes: Uint8Array) =>
  (hex(bytes).match(/.{1,88}/g) ?? []).map((part) => `    '${part}'`).join(' +\n');
writeFileSync(
  join(import.meta.dirname, 'examples/sealed.ts'),
  `import { unhex } from '@parley/core/base/bytes.ts';

/** Made once by \`node tools/spec/seal.ts\`: sealing draws randomness, so it is kept. */
export const sealed = {
  enc: unhex(
${lines(made.enc)},
  ) as Uint8Array,
  ct: unhex(
${lines(made.ct)},
  ) as Uint8Array,
};
`,
);
