import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/* Loaded before the program: the station calls itself a later version of its software. */

const newerSoftware = 'parley/99.0.0';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('/station/src/circuits/websocket/software.ts')) return nextLoad(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    const later = source.replace(/ownSoftware = .*;/, `ownSoftware = '${newerSoftware}';`);
    if (later === source) throw new Error('the version stands elsewhere');
    return { format: 'module', source: stripTypeScriptTypes(later), shortCircuit: true };
  },
});
