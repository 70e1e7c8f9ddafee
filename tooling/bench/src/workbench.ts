import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { temporaryDirectory } from '@puna-tooling/testing';
import { Child } from './measure/child.js';
import { postJson } from './measure/ollama-client.js';
import { physicalCores } from './measure/physical-cores.js';
import { uploadBlob } from './measure/upload-blob.js';

/** The name of the measured model in the servers' store. */
export const benchModel = 'bench';

/** A server in a process of its own. */
export interface BenchServer extends AsyncDisposable {
  readonly url: string;
}

/** What all rows share. */
export class Workbench implements AsyncDisposable {
  /** Path of the model. */
  readonly model: string;
  readonly rounds: number;

  /** Threads for both sides where llama.cpp is compared; the adapter would choose the same number. */
  readonly threads = physicalCores();
  #store: Promise<{ path: string; remove(): Promise<void> }> | undefined;

  constructor(options: { readonly model: string; readonly rounds: number }) {
    this.model = options.model;
    this.rounds = options.rounds;
  }

  /** A models directory that holds the model under `benchModel`. */
  async modelsDirectory(): Promise<string> {
    this.#store ??= this.#prepareStore();
    return (await this.#store).path;
  }

  /** A server that has the model, loaded and ready. */
  async startServer(environment: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
    return startServerIn(await this.modelsDirectory(), environment);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#store)?.remove();
  }

  async #prepareStore(): Promise<{ path: string; remove(): Promise<void> }> {
    const store = await temporaryDirectory();
    await using server = await startServerIn(store.path, {});
    const digest = await sha256(this.model);
    await uploadBlob(server.url, digest, createReadStream(this.model));
    await postJson(`${server.url}/api/create`, {
      model: benchModel,
      files: { [basename(this.model)]: digest },
      stream: false,
    });
    return store;
  }
}

async function startServerIn(
  modelsDirectory: string,
  environment: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const child = new Child(new URL('children/server-child.js', import.meta.url));
  const url = await child.call<string>('start', { modelsDirectory, environment });
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await child.call('stop');
      await child[Symbol.asyncDispose]();
    },
  };
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}
