import { importsOf } from './imports.ts';
import type { Finding, Source } from './source.ts';

/** Folders of core/src, each with those below it. Siblings never import each other. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  base: [],
  codec: ['base'],
  keys: ['base', 'codec'],
  journal: ['base', 'codec', 'keys'],
  circuit: ['base', 'codec', 'keys'],
  attachment: ['base', 'codec'],
  treaty: ['base', 'codec', 'keys'],
  evidence: ['base', 'codec', 'keys', 'journal'],
  replication: ['base', 'codec', 'keys', 'journal', 'circuit', 'treaty', 'evidence'],
  station: ['base', 'codec', 'keys', 'journal', 'circuit', 'treaty', 'evidence', 'replication'],
};

/** The order inside core, also for imports of types: a type is knowledge too. */
export function checkLayers(source: Source): Finding[] {
  const from = layerOf(source.path);
  if (from === undefined || source.isTest || source.tree === undefined) return [];
  const below = layers[from];
  if (below === undefined) return [at(source, 0, `core/src/${from} is no layer of the table`)];
  return importsOf(source).flatMap((found) => {
    if (found.target.kind !== 'file') return [];
    const into = layerOf(found.target.path);
    if (into === undefined || into === from || below.includes(into)) return [];
    return [
      at(source, found.line, `'${from}' lies below or beside '${into}'; move what both need down`),
    ];
  });
}

function layerOf(path: string): string | undefined {
  const match = /^core\/src\/(?:([^/]+)\/)?[^/]+$/.exec(path) ?? /^core\/src\/([^/]+)\//.exec(path);
  return match === null ? undefined : (match[1] ?? '');
}

function at(source: Source, line: number, message: string): Finding {
  return { rule: 'layer', path: source.path, line, message };
}
