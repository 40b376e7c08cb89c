import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkBans } from './bans.ts';
import { checkCeilings } from './ceilings.ts';
import { type Exception, exceptions } from './exceptions.ts';
import { checkLayers } from './layers.ts';
import { areas, checkCoreDependencies, checkPackages, type Declared } from './packages.ts';
import { checkPageActs } from './page-acts.ts';
import { checkPageWords } from './page-words.ts';
import { checkShape } from './shape.ts';
import { type Finding, type Source, sourceOf } from './source.ts';
import { checkTextKeys } from './text-keys.ts';
import { checkWords } from './words.ts';

const readable = /\.(ts|tsx|md|json|sh|ftl|cddl)$|^parley$|^\.ci\/run$/;
const unread = ['package-lock.json', 'biome.json', '.oxlintrc.json'];

/** All findings of one file, before exceptions. */
export function checkSource(source: Source, declared: Declared): Finding[] {
  return [
    ...checkPackages(source, declared),
    ...checkLayers(source),
    ...checkShape(source),
    ...checkBans(source),
    ...checkWords(source),
    ...checkPageWords(source),
    ...checkPageActs(source),
    ...checkCeilings(source),
  ];
}

/** Drops what an exception covers; an exception that covers nothing any more is a finding. */
export function applyExceptions(
  findings: readonly Finding[],
  list: readonly Exception[],
  exists: (path: string) => boolean,
): Finding[] {
  const covers = (exception: Exception, { rule, path }: Finding): boolean =>
    exception.rule === rule &&
    (exception.path.endsWith('/') ? path.startsWith(exception.path) : path === exception.path);
  const left = findings.filter((found) => !list.some((exception) => covers(exception, found)));
  const idle = list.filter(
    (exception) => exists(exception.path) && !findings.some((found) => covers(exception, found)),
  );
  const unused = idle.map(({ rule, path }) => ({
    rule: 'exception',
    path: 'tools/tidy/exceptions.ts',
    line: 0,
    message: `the exception of '${path}' from '${rule}' is not needed any more; remove it`,
  }));
  return [...left, ...unused];
}

/** Checks every file that git knows or would take under `root`. */
export function tidy(root: string): Finding[] {
  const list = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root });
  const paths = [...new Set(list.toString().split('\0'))].filter(
    (path) => readable.test(path) && !unread.includes(path) && isFile(join(root, path)),
  );
  const declared = declaredIn(root);
  const sources = paths.map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));
  const findings = sources.flatMap((source) => checkSource(source, declared));
  const all = [...checkCoreDependencies(declared), ...findings, ...checkTextKeys(sources)];
  return applyExceptions(all, exceptions, (path) => existsSync(join(root, path)));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function declaredIn(root: string): Declared {
  const declared = new Map<string, Set<string>>();
  for (const area of Object.keys(areas)) {
    const path = join(root, area, 'package.json');
    // Console and page of the verifier are bundled: what builds them is nowhere at run time.
    const built = ['', 'console', 'verifier'].includes(area);
    if (existsSync(path)) declared.set(area, namesIn(readFileSync(path, 'utf8'), built));
  }
  return declared;
}

function namesIn(text: string, built: boolean): Set<string> {
  const parsed = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
  const groups = ['dependencies', 'optionalDependencies', ...(built ? ['devDependencies'] : [])];
  return new Set(groups.flatMap((group) => Object.keys(parsed[group] ?? {})));
}

if (import.meta.main) {
  const findings = tidy(join(import.meta.dirname, '..', '..'));
  for (const { path, line, rule, message } of findings) {
    process.stdout.write(`${path}:${line}  ${rule}: ${message}\n`);
  }
  process.stdout.write(`tidy: ${findings.length} findings\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
