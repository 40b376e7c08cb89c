/** How many checks held and how many did not. */
export type Count = { readonly passed: number; readonly failed: number };

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function numberAt(report: object, key: string): number {
  const value = (report as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : 0;
}

/**
 * Counts a JSON report of vitest. A test file that could not even be loaded holds no test, so it
 * counts as one failure; a skipped or unfinished test is a failure too, because it proved nothing.
 * Undefined when the text is no report.
 */
export function countReport(text: string): Count | undefined {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof report !== 'object' || report === null) return undefined;
  const total = numberAt(report, 'numTotalTests');
  const passed = numberAt(report, 'numPassedTests');
  const files = (report as { testResults?: unknown }).testResults;
  const unloaded = Array.isArray(files) ? files.filter(isUnloaded).length : 0;
  return { passed, failed: total - passed + unloaded };
}

function isUnloaded(file: { status?: unknown; assertionResults?: unknown }): boolean {
  const tests = file.assertionResults;
  return file.status === 'failed' && Array.isArray(tests) && tests.length === 0;
}

/** The count with which a step of its own kind ends, in the form of our own last line. */
export function countLine(text: string): Count | undefined {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) passed, (\d+) failed$/.exec(line);
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]) };
}

/** The last line of `./test.sh`, and whether it is a success: nothing failed and something ran. */
export function verdict(count: Count): { readonly line: string; readonly ok: boolean } {
  return {
    line: `${count.passed} passed, ${count.failed} failed`,
    ok: count.failed === 0 && count.passed > 0,
  };
}
