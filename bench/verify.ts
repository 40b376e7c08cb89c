/**
 * Measures `verify` on a transcript, in a process of its own: seconds, and the largest resident
 * memory in MiB.
 *   node bench/verify.ts FILE
 */
import { verifyFile } from '@parley/station/evidence/verify.ts';

const [file = 'corpus.transcript'] = process.argv.slice(2);
const from = performance.now();
const { verdict } = await verifyFile(file);
const seconds = (performance.now() - from) / 1000;
const MiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({ ok: verdict.ok, code: verdict.code, entries: verdict.entries, seconds, MiB }),
);
