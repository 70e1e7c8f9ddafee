import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseModelName } from '@puna/protocol';
import { configMediaType, manifestMediaType, mediaTypes, openStore, type Manifest } from '@puna/store';
import { missingDockerRegistry, runDockerRegistry, temporaryDirectory } from '@puna-tooling/testing';
import { postJson } from '../measure/ollama-client.js';
import { residentMemory } from '../measure/process-memory.js';
import { ProgramServer } from '../measure/program-server.js';
import { alternate } from '../measure/rounds.js';
import { median, medianRatio } from '../measure/statistics.js';
import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';

const run = promisify(execFile);
const megabyte = 1_000_000;
const blobSize = 500 * megabyte;
const samplingInterval = 20;
const pullTarget = 0.8;
const pushTarget = 0.7;
const growthTarget = 100;

const pull = {
  name: 'pull',
  measured:
    "500 MB from Docker's registry over loopback: `puna pull` / `curl`, its output into a file and into `sha256sum`",
  target: `>= ${pullTarget}, growth < ${growthTarget} MB`,
};
const push = {
  name: 'push',
  measured: "500 MB to Docker's registry over loopback: `puna push` / `curl -T`",
  target: `>= ${pushTarget}`,
};

/** What both rows work with. */
interface Transfers {
  readonly host: string;
  readonly directory: string;

  /** The model in the store `directory/sender`. */
  readonly manifest: Manifest;
  readonly digest: string;
}

/** How long a transfer took, and how much the server's process grew meanwhile. */
interface Transfer {
  /** MB a second. */
  readonly rate: number;

  /** MiB. */
  readonly growth: number;
}

/** Pulling and pushing beside curl, which does no more than move the bytes. */
export async function transferRows(bench: Workbench): Promise<Row[]> {
  const missing = missingDockerRegistry();
  if (missing !== undefined) {
    return [pull, push].map((row) => ({ ...row, figures: [], rounds: 0, note: `not measured: ${missing}` }));
  }
  const registry = await runDockerRegistry();
  const directory = await temporaryDirectory();
  try {
    const transfers = await prepare(registry.host, directory.path);
    // In this order: what is pushed first is what is pulled.
    const pushed = await pushRow(transfers, bench.rounds);
    return [await pullRow(transfers, bench.rounds), pushed];
  } finally {
    await registry.stop();
    await directory.remove();
  }
}

/** Makes a model of one large layer of random bytes. */
async function prepare(host: string, directory: string): Promise<Transfers> {
  const store = await openStore({ directory: join(directory, 'sender') });
  const piece = Buffer.alloc(10 * megabyte);
  const weights = await store.blobs.write(
    (async function* () {
      for (let done = 0; done < blobSize; done += piece.length) yield Buffer.from(randomFillSync(piece));
    })(),
  );
  const config = await store.blobs.writeBytes('{"model_format":"gguf"}');
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: manifestMediaType,
    config: { mediaType: configMediaType, digest: config.digest, size: config.size },
    layers: [{ mediaType: mediaTypes.model, digest: weights.digest, size: weights.size }],
  };
  return { host, directory, manifest, digest: weights.digest };
}

/** Runs one transfer of a server, and watches its process. */
async function transferOf(modelsDirectory: string, path: string, model: string): Promise<Transfer> {
  await using server = await ProgramServer.start(modelsDirectory);
  // Answered when all of the server's code is loaded, whose memory is not the transfer's.
  await fetch(`${server.url}/api/tags`);
  const before = residentMemory(server.processId);
  let greatest = before;
  const sampling = setInterval(
    () => (greatest = Math.max(greatest, residentMemory(server.processId))),
    samplingInterval,
  );
  const start = performance.now();
  try {
    await postJson(`${server.url}${path}`, { model, insecure: true, stream: false });
  } finally {
    clearInterval(sampling);
  }
  return { rate: rateSince(start), growth: greatest - before };
}

function rateSince(start: number): number {
  return blobSize / megabyte / ((performance.now() - start) / 1000);
}

async function pushRow({ host, directory, manifest, digest }: Transfers, rounds: number): Promise<Row> {
  const sender = join(directory, 'sender');
  const store = await openStore({ directory: sender });
  let names = 0;
  const { firsts, seconds, note } = await alternate(rounds, {
    first: async () => {
      // Another repository each time: what one has it would not be sent again.
      names += 1;
      const model = `${host}/bench/pushed${names}`;
      await store.manifests.write(parseModelName(model), manifest);
      return (await transferOf(sender, '/api/push', model)).rate;
    },
    second: async () => {
      names += 1;
      const opened = await fetch(`http://${host}/v2/bench/curl${names}/blobs/uploads/`, { method: 'POST' });
      const target = `${opened.headers.get('location')}&digest=${digest}`;
      const start = performance.now();
      await run('curl', [
        '-sf',
        '-T',
        store.blobs.path(digest),
        '-H',
        'content-type: application/octet-stream',
        target,
      ]);
      return rateSince(start);
    },
  });
  const ratio = medianRatio(firsts, seconds);
  return {
    ...push,
    figures: [
      { label: 'puna', value: median(firsts), unit: 'MB/s' },
      { label: 'curl', value: median(seconds), unit: 'MB/s' },
    ],
    ratio,
    met: ratio >= pushTarget,
    rounds,
    ...note,
  };
}

async function pullRow({ host, directory, digest }: Transfers, rounds: number): Promise<Row> {
  const receiver = join(directory, 'receiver');
  const file = join(directory, 'curl-output');
  const { firsts, seconds, note } = await alternate(rounds, {
    first: async () => {
      await rm(receiver, { recursive: true, force: true });
      return transferOf(receiver, '/api/pull', `${host}/bench/pushed1`);
    },
    second: async () => {
      const start = performance.now();
      const url = `http://${host}/v2/bench/pushed1/blobs/${digest}`;
      await run('sh', ['-c', 'curl -sf "$1" | tee "$2" | sha256sum', 'sh', url, file]);
      const handle = await open(file);
      await handle.sync();
      await handle.close();
      const rate = rateSince(start);
      await rm(file);
      return rate;
    },
  });
  const rates = firsts.map(({ rate }) => rate);
  const growth = Math.max(...firsts.map((transfer) => transfer.growth));
  const ratio = medianRatio(rates, seconds);
  return {
    ...pull,
    figures: [
      { label: 'puna', value: median(rates), unit: 'MB/s' },
      { label: 'curl', value: median(seconds), unit: 'MB/s' },
      { label: 'growth', value: growth, unit: 'MB' },
    ],
    ratio,
    met: ratio >= pullTarget && growth < growthTarget,
    rounds,
    ...note,
  };
}
