// `pnpm test:node-versions [VERSION]...`: runs all tests under other versions of Node, and prints a table.
// The npm package `node` carries the program itself; versions are its, so `22`, `24.1` and `22.12.0` all work.
import './require-node.mjs';
import { createInterface } from 'node:readline';
import { runNode, startNpm } from './run-program.mjs';
import { rootManifest, say } from './workspace.mjs';

const defaultVersions = [rootManifest.engines.node.replace('>=', ''), '22', '24', '26'];
const closingLine = /^\d+ passed, \d+ failed, \d+ skipped$/;
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];

/**
 * Runs the tests under one version.
 * @param {string} version
 * @returns {Promise<{ version: string, node: string, result: string, tests: string }>} a row of the table
 */
async function testUnder(version) {
  say(`tests under Node ${version}`);
  const row = { version, node: '', result: 'failed', tests: 'the tests did not run' };
  const program = startNpm('npx', [
    '-y',
    '-p',
    `node@${version}`,
    'node',
    'tooling/setup/print-version-and-run.mjs',
    ...vitest,
  ]);
  const ended = new Promise((resolve) => {
    program.once('error', () => resolve(1));
    program.once('close', resolve);
  });
  for await (const line of createInterface({ input: program.stdout })) {
    console.log(line);
    if (line.startsWith('running under Node ')) row.node = line.slice('running under Node '.length);
    if (closingLine.test(line)) row.tests = line;
  }
  if ((await ended) === 0) row.result = 'passed';
  return row;
}

const versions = process.argv.slice(2);
for (const version of versions) {
  if (/^\d+(?:\.\d+){0,2}$/.test(version)) continue;
  console.error(`'${version}' is not a version of Node: write, for example, 22 or 24.1.0`);
  process.exit(2);
}
const setup = runNode(['tooling/setup/setup.mjs']);
if (setup !== 0) process.exit(setup);

const rows = [];
for (const version of versions.length > 0 ? versions : defaultVersions) rows.push(await testUnder(version));
console.table(rows);
process.exitCode = rows.every((row) => row.result === 'passed') ? 0 : 1;
