// `pnpm check:runtimes`: fails where the guide's table of adapters and capabilities differs from what the adapters declare.
// `npm run check:runtimes -- --write` writes the table anew. The adapters must be built.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '../setup/workspace.mjs';
import { capabilityTable, withTable } from './runtimes/capability-table.mjs';
import { readDeclarations } from './runtimes/read-declarations.mjs';

const guide = 'docs/guides/runtimes.md';
const file = path.join(workspaceRoot, guide);

const adapters = await readDeclarations(workspaceRoot);
const before = readFileSync(file, 'utf8');
const after = withTable(before, capabilityTable(adapters, path.dirname(guide)));
if (process.argv.includes('--write')) writeFileSync(file, after);
else if (after !== before) {
  console.error(`${guide}: the table differs from what the adapters declare. Run: npm run check:runtimes -- --write`);
  process.exitCode = 1;
}
console.log(`${adapters.length} adapters: ${adapters.map(({ declaration }) => declaration.name).join(', ')}`);
