import { registerHooks } from 'node:module';

/** Where each implementation checks signatures: a module, and the functions that do. */
const checks: readonly (readonly [module: string, functions: readonly string[]])[] = [
  ['/verifier/src/crypto/ed25519.ts', ['verifyEd25519']],
  ['/verifier/src/crypto/signatures.ts', ['verifyMlDsa44', 'verifyP256']],
  ['/station/src/keys/ed25519.ts', ['verifyEd25519']],
];

const memory = new URL('signature-memory.ts', import.meta.url).href;

/**
 * From here on those functions, where they are loaded, are asked each question once; each has a
 * memory of its own, so no implementation hears an answer of the other. The modules themselves stay
 * as they are, and nothing but this comparison loads them so.
 */
export function rememberSignatures(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const functions = checks.find(([module]) => url.endsWith(module))?.[1];
      if (functions === undefined) return nextLoad(url, context);
      const plain = JSON.stringify(`${url}?plain`);
      const source = [
        `import { remembered } from ${JSON.stringify(memory)};`,
        `import * as plain from ${plain};`,
        `export * from ${plain};`,
        ...functions.map((name) => `export const ${name} = remembered(plain.${name});`),
      ];
      return { format: 'module', source: source.join('\n'), shortCircuit: true };
    },
  });
}
