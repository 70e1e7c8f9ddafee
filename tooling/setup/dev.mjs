// `pnpm dev`: compiles on every change, and starts the server anew after each compilation that wrote something.
// Arguments go to the server: `pnpm dev --verbose`. Ctrl-C ends everything.
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { packageFolders } from './fingerprint.mjs';
import { runNode } from './run-program.mjs';
import { say, workspaceRoot } from './workspace.mjs';

/** How long files must be quiet before a restart: a build writes the packages one after the other. */
const quietMilliseconds = 400;
/** How long a server may take to end its requests before it is killed. */
const patienceMilliseconds = 5000;

const serverCommand = ['apps/cli/dist/main.js', 'serve', '--with-tiny-model', ...process.argv.slice(2)];
const compilerCommand = ['node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput'];

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
/** @type {NodeJS.Timeout | undefined} */
let restartTimer;
let restarting = false;
let ending = false;

/**
 * Each program leads a group of its own: Ctrl-C reaches this script alone, which then ends the groups in order.
 * @param {string[]} command
 */
function startNode(command) {
  const detached = process.platform !== 'win32';
  return spawn(process.execPath, command, { cwd: workspaceRoot, stdio: 'inherit', detached });
}

/**
 * Signals a program and those that it started: TypeScript's compiler is one, behind a script.
 * @param {number} processId
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
function signalGroup(processId, signal) {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(processId), '/t', '/f']);
  else process.kill(-processId, signal);
}

/** @param {import('node:child_process').ChildProcess | undefined} child @returns {Promise<void>} */
function stop(child) {
  return new Promise((resolve) => {
    const processId = child?.pid;
    if (processId === undefined || child?.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const killTimer = setTimeout(() => signalGroup(processId, 'SIGKILL'), patienceMilliseconds);
    child.once('exit', () => {
      clearTimeout(killTimer);
      resolve();
    });
    signalGroup(processId, 'SIGTERM');
  });
}

function startServer() {
  const started = startNode(serverCommand);
  server = started;
  started.once('exit', (status, signal) => {
    if (!ending && !restarting)
      say(`the server ended (${signal ?? `status ${status}`}); it starts again after the next change`);
  });
}

async function restartServer() {
  if (ending || restarting) return;
  restarting = true;
  await stop(server);
  restarting = false;
  if (ending) return;
  say('changed: starting the server again');
  startServer();
}

function watchOutput() {
  const outputs = packageFolders()
    .map((folder) => path.join(workspaceRoot, folder, 'dist'))
    .filter((folder) => existsSync(folder));
  for (const output of outputs) {
    watch(output, { recursive: true }, (_event, name) => {
      if (!String(name).endsWith('.js')) return;
      clearTimeout(restartTimer);
      restartTimer = setTimeout(restartServer, quietMilliseconds);
    });
  }
}

/** @param {import('node:child_process').ChildProcess} compiler */
async function end(compiler) {
  if (ending) return;
  ending = true;
  clearTimeout(restartTimer);
  await Promise.all([stop(server), stop(compiler)]);
  process.exit(0);
}

const setup = runNode(['tooling/setup/setup.mjs']);
if (setup !== 0) process.exit(setup);
const compiler = startNode(compilerCommand);
watchOutput();
startServer();
process.on('SIGINT', () => end(compiler));
process.on('SIGTERM', () => end(compiler));
compiler.once('exit', () => end(compiler));
