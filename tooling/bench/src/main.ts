import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFlags } from './flags.js';
import { describeMachine, formatMachine } from './report/machine.js';
import { formatTable } from './report/table.js';
import { writeResults } from './report/write-results.js';
import type { Row } from './row.js';
import { measurements } from './rows/index.js';
import { Workbench } from './workbench.js';

const resultsDirectory = fileURLToPath(new URL('../../../bench-results', import.meta.url));

async function measure(name: string, bench: Workbench): Promise<Row[]> {
  process.stderr.write(`measuring ${name} …\n`);
  try {
    return (await measurements[name]?.(bench)) ?? [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ name, measured: '', figures: [], target: '(see README)', rounds: 0, note: `not measured: ${reason}` }];
  }
}

const started = new Date();
const flags = readFlags(process.argv.slice(2), Object.keys(measurements));
const machine = describeMachine();
const rows: Row[] = [];
{
  await using bench = new Workbench(flags);
  for (const name of flags.only) rows.push(...(await measure(name, bench)));
}
const about = [
  formatMachine(machine),
  `Model: ${basename(flags.model)}${flags.note === undefined ? '' : ` (${flags.note})`}`,
];
const text = `${about.join('\n\n')}\n\n${formatTable(rows)}\n`;
process.stdout.write(text);
const file = await writeResults(resultsDirectory, started, {
  text,
  data: { started: started.toISOString(), machine, model: basename(flags.model), note: flags.note, rows },
});
process.stderr.write(`written to ${file}\n`);
process.exit(0);
