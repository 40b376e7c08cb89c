import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { StationPaths } from '@parley/station/store/station-store.ts';
import { mistakes } from './broken.ts';

/* A station as `parley run` starts it, with one mistake in it or none, until it is told to end. */
type Setup = { readonly paths: StationPaths; readonly keyFile: string; readonly mistake?: string };

const { paths, keyFile, mistake } = JSON.parse(process.argv[2] ?? '{}') as Setup;

if (mistake !== undefined) plant(mistake);
const { Daemon } = await import('@parley/station/run/daemon.ts');
const { silentLog } = await import('@parley/station/testing/silent-log.ts');
const daemon = await Daemon.start({
  paths,
  secret: { keyFile: new Uint8Array(Buffer.from(keyFile, 'hex')) },
  addresses: { listen: [], dial: [] },
  log: silentLog,
});
process.on('message', () => void daemon.stop().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
process.send?.('running');

/** The source is changed as it is loaded; a place that is not there any more ends the process. */
function plant(name: string): void {
  const planted = mistakes[name];
  if (planted === undefined) throw new Error(`no mistake ${name}`);
  registerHooks({
    load(url, context, nextLoad) {
      const places = planted.more === undefined ? [planted] : [planted, planted.more];
      const place = places.find(({ file }) => url.endsWith(`/${file}`));
      if (!url.startsWith('file:') || place === undefined) return nextLoad(url, context);
      const source = readFileSync(fileURLToPath(url), 'utf8');
      if (source.split(place.before).length !== 2) throw new Error(`${name}: no such place`);
      const changed = source.replace(place.before, () => place.after);
      return { format: 'module', source: stripTypeScriptTypes(changed), shortCircuit: true };
    },
  });
}
