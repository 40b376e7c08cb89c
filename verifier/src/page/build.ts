/**
 * Builds the page: one HTML file that holds everything, opens no connection and can be carried on
 * a stick.
 *   npm run verifier:page        writes verifier/dist/parley-verify.html
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const folder = join(here, '..', '..', 'dist');

/** One script without imports, of that file and all it uses. */
async function bundle(name: string, define: Record<string, string>): Promise<string> {
  const lib = { entry: join(here, `${name}.ts`), formats: ['iife' as const], name: 'parley' };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define,
    build: { write: false, lib, minify: true, target: 'es2024' },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error(`no bundle of ${name}`);
  // A script in a page ends at the first such mark, wherever it stands.
  return output.output[0].code.replaceAll('</script', '<\\/script');
}

const fonts = [
  {
    family: 'Noto Sans',
    file: 'noto-sans/files/noto-sans-latin',
    range: 'U+0000-024F,U+2000-206F',
  },
  { family: 'Noto Sans', file: 'noto-sans/files/noto-sans-cyrillic', range: 'U+0400-04FF,U+2116' },
  {
    family: 'Noto Sans Arabic',
    file: 'noto-sans-arabic/files/noto-sans-arabic-arabic',
    range: 'U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF',
  },
];

function fontFaces(): string {
  const { resolve } = createRequire(import.meta.url);
  return fonts
    .flatMap(({ family, file, range }) =>
      [400, 600].map((weight) => {
        const bytes = readFileSync(resolve(`@fontsource/${file}-${weight}-normal.woff2`));
        const url = `data:font/woff2;base64,${bytes.toString('base64')}`;
        const rule = `font-family:"${family}";font-weight:${weight};unicode-range:${range}`;
        return `@font-face{${rule};src:url(${url}) format("woff2")}`;
      }),
    )
    .join('');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The whole page. */
export async function buildPage(): Promise<string> {
  const worker = await bundle('worker', {});
  const script = await bundle('page', { workerText: JSON.stringify(worker) });
  const style = fontFaces() + readFileSync(join(here, 'page.css'), 'utf8');
  const csp = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${csp}">`;
  const [before, head, body] = parts(readFileSync(join(here, 'page.html'), 'utf8'));
  const end = `<script>${script}</script></body></html>`;
  return `${before}${policy}${head}<style>${style}</style></head>${body}${end}`;
}

/** The page before its own meta lines, those, and its body without the ends. */
function parts(html: string): [string, string, string] {
  const match = /^(.*?<head>)(.*)<\/head>(.*)<\/body>/s.exec(html);
  if (match === null) throw new Error('page.html is no page');
  return [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'parley-verify.html');
  writeFileSync(file, await buildPage());
  console.log(file);
}
