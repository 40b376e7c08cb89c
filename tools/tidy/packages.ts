import { type Import, importsOf } from './imports.ts';
import type { Finding, Source } from './source.ts';

/** What a folder of the first level may import. */
type Area = {
  /** Our own packages. */
  readonly ours: readonly string[];
  /** Whether it may name the modules of Node. */
  readonly node: boolean;
  /** What its tests may import besides. */
  readonly tests?: readonly string[];
  /** What its main.ts may import besides: the one place where ports meet what they stand for. */
  readonly main?: readonly string[];
  /** A folder without a package.json of its own, checked against the one at the root. */
  readonly rooted?: boolean;
};

/** The table of ARCHITECTURE.md. A folder that is not here holds no code. */
export const areas: Readonly<Record<string, Area>> = {
  core: { ours: [], node: false },
  /** Its tests run over the station's real ciphers. */
  envelope: { ours: ['core'], node: false, tests: ['station'] },
  api: { ours: ['core'], node: false },
  text: { ours: ['core'], node: false },
  station: { ours: ['envelope', 'api', 'text', 'core'], node: true, tests: ['sim'] },
  console: { ours: ['api', 'text', 'core'], node: false },
  /** Pure; real cryptography and the second verifier are handed in by main.ts and tests. */
  sim: {
    ours: ['envelope', 'core'],
    node: false,
    tests: ['station', 'verifier'],
    main: ['station', 'verifier'],
    rooted: true,
  },
  verifier: { ours: [], node: true },
  bench: { ours: ['station', 'envelope', 'text', 'core'], node: true, rooted: true },
  fuzz: { ours: ['tools', 'sim', 'station', 'envelope', 'core'], node: true, rooted: true },
  test: {
    ours: ['tools', 'console', 'station', 'envelope', 'api', 'text', 'core', 'verifier'],
    node: true,
    rooted: true,
  },
  tools: { ours: ['station', 'envelope', 'api', 'text', 'core'], node: true, rooted: true },
  /** Data, and the test that reads it. */
  scenarios: { ours: ['text'], node: true, rooted: true },
  '': { ours: [], node: true, rooted: true },
};

/** The whole list of what the auditor of `core` must read besides it. */
export const coreDependencies: readonly string[] = ['cborg'];

/** What the package.json files declare, by folder; '' is the root. */
export type Declared = ReadonlyMap<string, ReadonlySet<string>>;

/** Imports against the table and against what package.json declares. */
export function checkPackages(source: Source, declared: Declared): Finding[] {
  if (source.tree === undefined) return [];
  const area = areas[source.area];
  if (area === undefined) {
    return [
      finding(source, 0, 'package', `code in '${source.area}', which the table does not name`),
    ];
  }
  return importsOf(source).flatMap((found) => {
    if (found.target.kind === 'file') return checkFile(source, area, found);
    if (found.target.kind === 'node') return checkNode(source, area, found);
    return checkNamed(source, area, found, declared);
  });
}

function checkFile(source: Source, area: Area, found: Import): Finding[] {
  if (found.target.kind !== 'file') return [];
  const target = found.target.path;
  const into = target.includes('/') ? target.slice(0, target.indexOf('/')) : '';
  if (!/\.(ts|tsx|json|css)$/.test(target)) {
    return [finding(source, found.line, 'package', `'${found.written}' must end in .ts`)];
  }
  if (into === source.area || (mayUse(source, area, into) && areas[into]?.rooted === true))
    return [];
  const message = `'${found.written}' leaves the package; import by name what the table allows`;
  return [finding(source, found.line, 'package', message)];
}

function checkNode(source: Source, area: Area, found: Import): Finding[] {
  if (!found.written.startsWith('node:')) {
    return [finding(source, found.line, 'package', `write 'node:${found.written}'`)];
  }
  if (area.node || source.isTest || (area.main !== undefined && isMain(source))) return [];
  const message = `'${source.area}' runs without Node: '${found.written}' must come by a port`;
  return [finding(source, found.line, 'package', message)];
}

function checkNamed(source: Source, area: Area, found: Import, declared: Declared): Finding[] {
  if (found.target.kind !== 'package') return [];
  const name = found.target.name;
  const isRooted = area.rooted === true && !declared.has(source.area);
  const own = declared.get(isRooted ? '' : source.area) ?? new Set();
  if (name.startsWith('@parley/')) {
    const into = name.slice('@parley/'.length);
    if (into === source.area) {
      return [finding(source, found.line, 'package', `inside a package import by relative path`)];
    }
    if (!mayUse(source, area, into)) {
      const message = `'${source.area}' may not import '${into}' (ARCHITECTURE.md, table)`;
      return [finding(source, found.line, 'package', message)];
    }
    // Tests and main.ts run in the workspace, where every package is.
    if (isRooted || own.has(name) || source.isTest || isMain(source)) return [];
  }
  if (own.has(name) || (source.isTest && declared.get('')?.has(name) === true)) return [];
  const message = `'${name}' is not in the package.json that governs this folder; declare it there`;
  return [finding(source, found.line, 'undeclared', message)];
}

function isMain(source: Source): boolean {
  return source.path.endsWith('/main.ts');
}

function mayUse(source: Source, area: Area, into: string): boolean {
  const besides = source.isTest ? area.tests : isMain(source) ? area.main : undefined;
  return area.ours.includes(into) || besides?.includes(into) === true;
}

/** `core` keeps its short list whatever its package.json says. */
export function checkCoreDependencies(declared: Declared): Finding[] {
  const extra = [...(declared.get('core') ?? [])].filter(
    (name) => !coreDependencies.includes(name),
  );
  return extra.map((name) => ({
    rule: 'core-dependency',
    path: 'core/package.json',
    line: 0,
    message: `core depends on the CBOR codec only; '${name}' must come through a port`,
  }));
}

function finding(source: Source, line: number, rule: string, message: string): Finding {
  return { rule, path: source.path, line, message };
}
