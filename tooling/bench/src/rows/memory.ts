import { createHash, randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '@puna-tooling/testing';
import { residentMemory } from '../measure/process-memory.js';
import { ProgramServer } from '../measure/program-server.js';
import { uploadBlob } from '../measure/upload-blob.js';
import type { Row } from '../row.js';

const idleTarget = 150;
const growthTarget = 50;
const pieceSize = 1024 * 1024;
const pieces = 4096;
const neededDisk = 10 * 1024 ** 3;
const settling = 1000;
const samplingInterval = 100;

/** Memory of a server with nothing loaded, and how much a large upload adds. */
export async function memoryRows(): Promise<Row[]> {
  const store = await temporaryDirectory();
  try {
    await using server = await ProgramServer.start(store.path);
    await sleep(settling);
    const idle = residentMemory(server.processId);
    const { bavail, bsize } = await statfs(store.path);
    return [idleRow(idle), bavail * bsize < neededDisk ? uploadSkipped(store.path) : await uploadRow(server, idle)];
  } finally {
    await store.remove();
  }
}

function idleRow(idle: number): Row {
  return {
    name: 'idle-memory',
    measured: `RSS of the server's process, ${settling / 1000} s after its start, nothing loaded`,
    figures: [{ label: 'idle', value: idle, unit: 'MB' }],
    target: `< ${idleTarget} MB`,
    met: idle < idleTarget,
    rounds: 1,
  };
}

const upload = {
  name: 'upload-memory',
  measured: "growth of that RSS during a blob's upload of 4 GiB (greatest)",
  target: `< ${growthTarget} MB`,
};

function uploadSkipped(directory: string): Row {
  return { ...upload, figures: [], rounds: 0, note: `not measured: less than 10 GiB free in ${directory}` };
}

async function uploadRow(server: ProgramServer, idle: number): Promise<Row> {
  const piece = randomBytes(pieceSize);
  const hash = createHash('sha256');
  for (let index = 0; index < pieces; index++) hash.update(piece);
  const digest = `sha256:${hash.digest('hex')}`;
  let greatest = idle;
  const sampling = setInterval(() => {
    greatest = Math.max(greatest, residentMemory(server.processId));
  }, samplingInterval);
  const start = performance.now();
  try {
    await uploadBlob(server.url, digest, Readable.from(repeat(piece, pieces)));
  } finally {
    clearInterval(sampling);
  }
  const growth = greatest - idle;
  const rate = (pieces * pieceSize) / 1024 ** 2 / ((performance.now() - start) / 1000);
  return {
    ...upload,
    figures: [
      { label: 'growth', value: growth, unit: 'MB' },
      { label: 'rate', value: rate, unit: 'MB/s' },
    ],
    met: growth < growthTarget,
    rounds: 1,
  };
}

function* repeat(piece: Uint8Array, count: number): Generator<Uint8Array> {
  for (let index = 0; index < count; index++) yield piece;
}
