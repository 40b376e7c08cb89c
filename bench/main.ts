/**
 * The figures of the line, with NATS JetStream beside it where it is installed.
 *   node bench/main.ts [--json] [--quick]
 */
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { renderReport } from './report.ts';
import { full, quick } from './scale.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const report = await measure(values.quick ? quick : full, (row) => {
  process.stderr.write(`${row}\n`);
});
console.log(values.json ? JSON.stringify(report) : renderReport(report));
