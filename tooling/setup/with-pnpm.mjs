// Runs a command with the pinned pnpm on the PATH, for tools that call `pnpm` themselves (turbo, publint), so that
// `npm run check` works where only Node and npm are installed.
//
// Usage: node tooling/setup/with-pnpm.mjs COMMAND [ARGUMENT]...
import './require-node.mjs';
import { runNpm } from './run-program.mjs';
import { pinnedPnpm } from './workspace.mjs';

const command = process.argv.slice(2);
if (command.length === 0) {
  console.error('usage: node tooling/setup/with-pnpm.mjs COMMAND [ARGUMENT]...');
  process.exit(2);
}
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };
process.exitCode = runNpm('npx', ['-y', pinnedPnpm, 'exec', ...command], { env });
