import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModelCrashedError } from '@puna/runtime';
import { collect } from '@puna/runtime-conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greedy, loadTest, programForTests, question } from './fixtures/test-server.js';
import { freePort, loopback } from './process/free-port.js';
import { findOnPath, isProgram } from './program/find-on-path.js';

const name = process.platform === 'win32' ? 'ggml-rpc-server.exe' : 'ggml-rpc-server';
const beside = join(dirname(programForTests), name);
const rpcProgram = (await isProgram(beside)) ? beside : await findOnPath(name);

const running: ChildProcess[] = [];

/** Starts a program that lends this machine's memory, as on another machine. */
async function lend(): Promise<string> {
  const port = await freePort();
  const program = spawn(rpcProgram ?? '', ['-H', loopback, '-p', String(port), '-t', '1'], { stdio: 'ignore' });
  running.push(program);
  while (!(await listens(port))) {
    if (program.exitCode !== null) throw new Error(`${name} ended with the status ${program.exitCode}`);
    await sleep(20);
  }
  return `${loopback}:${port}`;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, loopback);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

beforeEach((context) => {
  if (rpcProgram === undefined) {
    context.skip(`${name} is neither beside llama-server nor on the PATH; "puna engine build" makes both`);
  }
});

afterEach(() => {
  for (const program of running.splice(0)) program.kill('SIGKILL');
});

describe('a model on several machines', () => {
  it('answers as on one', async () => {
    const alone = await loadTest();
    const shared = await loadTest({}, {}, { rpcServers: [await lend(), await lend()] });
    for (const text of ['What is the capital of France?', 'Count to 20.']) {
      const request = greedy(question(text));
      expect((await collect(shared, request)).text).toBe((await collect(alone, request)).text);
    }
  });

  it('ends with an error of its own where one of them goes away', async () => {
    const model = await loadTest({}, {}, { rpcServers: [await lend()] });
    const work = collect(model, greedy(question('Count to 20.'), { maxTokens: 900 }));
    const failed = work.catch((error: unknown) => error);
    for (const program of running) program.kill('SIGKILL');
    expect(ModelCrashedError.isInstance(await failed)).toBe(true);
    expect(ModelCrashedError.isInstance(await model.closed)).toBe(true);
  });
});
