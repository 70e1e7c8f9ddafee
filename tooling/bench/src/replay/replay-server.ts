import { temporaryDirectory } from '@puna-tooling/testing';
import { llamaCppChildEnvironment } from '@puna/runtime-llama-cpp';
import type { EventLoopDelay } from '../children/replay-server-child.js';
import { chatApiNames, chatApis } from '../measure/chat-apis.js';
import { streamChat } from '../measure/chat-stream.js';
import { Child } from '../measure/child.js';
import type { Recording } from './recording.js';

/** More than the answer has. */
const recordedTokens = 400;

/** A server in a process of its own where everything is real but the runtime, which replays an answer of the tiny model. */
export class ReplayServer implements AsyncDisposable {
  readonly url: string;
  readonly #child: Child;
  readonly #removeStore: () => Promise<void>;

  private constructor(url: string, child: Child, removeStore: () => Promise<void>) {
    this.url = url;
    this.#child = child;
    this.#removeStore = removeStore;
  }

  /**
   * Records the tiny model and starts a server that replays it; see `createReplayRuntime` for the interval. Each API was
   * used once, so that its code is loaded.
   */
  static async start({ interval }: { readonly interval: number }): Promise<ReplayServer> {
    const store = await temporaryDirectory();
    const recording = await record(store.path);
    const child = new Child(new URL('../children/replay-server-child.js', import.meta.url));
    const url = await child.call<string>('start', { modelsDirectory: store.path, recording, interval });
    await useEachApi(url);
    return new ReplayServer(url, child, () => store.remove());
  }

  /** The CPU time of the server's process so far, in milliseconds. */
  cpuTime(): Promise<number> {
    return this.#child.call('cpuTime');
  }

  /** How late the event loop of the server's process was while something was done. */
  async eventLoopDelay(work: () => Promise<unknown>): Promise<EventLoopDelay> {
    await this.#child.call('watchEventLoop');
    await work();
    return this.#child.call('eventLoopDelay');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
    await this.#removeStore();
  }
}

async function record(modelsDirectory: string): Promise<Recording> {
  await using child = new Child(new URL('../children/recording-child.js', import.meta.url), llamaCppChildEnvironment);
  await useEachApi(await child.call<string>('start', modelsDirectory));
  return await child.call<Recording>('recording');
}

async function useEachApi(url: string): Promise<void> {
  for (const name of chatApiNames) await streamChat(url, chatApis[name], { tokens: recordedTokens });
}
