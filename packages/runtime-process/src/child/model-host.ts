import { describeError, type LoadedModel, ModelClosedError, type RuntimeError } from '@puna/runtime';
import { importRuntime } from '../import-runtime.js';
import type { LoadMessage, ModelCall, ParentMessage } from '../messages.js';
import { Generation } from './generation.js';
import type { Outbox } from './outbox.js';

/** Holds the one model of this process and does what the parent asks. */
export class ModelHost {
  readonly #outbox: Outbox;
  readonly #abortLoad = new AbortController();
  readonly #generations = new Map<number, Generation>();
  readonly #calls = new Map<number, AbortController>();
  #model: LoadedModel | undefined;
  #loading: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** Does what one message says, except `close`. Answers go to the outbox. */
  handle(message: Exclude<ParentMessage, { readonly type: 'close' }>): void {
    switch (message.type) {
      case 'load':
        this.#loading = this.#load(message);
        break;
      case 'generate':
        void this.#generate(message);
        break;
      case 'call':
        void this.#call(message.id, message.call);
        break;
      case 'credit':
        this.#generations.get(message.id)?.addCredit(message.events);
        break;
      case 'cancel':
        this.#generations.get(message.id)?.cancel();
        this.#calls.get(message.id)?.abort();
        break;
    }
  }

  /** Ends all work and closes the model. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#abortLoad.abort();
    for (const generation of this.#generations.values()) generation.cancel();
    for (const call of this.#calls.values()) call.abort();
    await this.#loading;
    await this.#model?.close();
  }

  async #load({ factory, factoryOptions, model, settings }: LoadMessage): Promise<void> {
    const outbox = this.#outbox;
    try {
      const runtime = await importRuntime(factory, factoryOptions);
      outbox.add({ type: 'started' });
      // Loading may block this thread, so the parent is told before it begins.
      outbox.flush();
      const loaded = await runtime.load(model, {
        settings,
        signal: this.#abortLoad.signal,
        onProgress: (fraction) => outbox.add({ type: 'progress', fraction }),
        onWarning: (warning) => outbox.add({ type: 'warning', warning }),
      });
      this.#model = loaded;
      outbox.add({ type: 'loaded', capabilities: loaded.capabilities, limits: loaded.limits });
      void this.#reportEnd(loaded);
    } catch (error) {
      outbox.add({ type: 'load-failed', error: describeError(error) });
    }
  }

  async #reportEnd(model: LoadedModel): Promise<void> {
    const error = await model.closed;
    if (!this.#closing) this.#outbox.add({ type: 'closed', error: error && describeError(error) });
  }

  async #generate(message: Extract<ParentMessage, { readonly type: 'generate' }>): Promise<void> {
    const { id } = message;
    if (!this.#model || this.#closing) {
      this.#outbox.add({ type: 'failed', id, error: describeError(noModel()) });
      return;
    }
    const generation = new Generation();
    this.#generations.set(id, generation);
    await generation.run(this.#model, message, this.#outbox);
    this.#generations.delete(id);
  }

  async #call(id: number, call: ModelCall): Promise<void> {
    const abort = new AbortController();
    this.#calls.set(id, abort);
    try {
      if (!this.#model || this.#closing) throw noModel();
      const value = await callModel(this.#model, call, abort.signal);
      if (!abort.signal.aborted) this.#outbox.add({ type: 'result', id, value });
    } catch (error) {
      if (!abort.signal.aborted) this.#outbox.add({ type: 'failed', id, error: describeError(error) });
    } finally {
      this.#calls.delete(id);
    }
  }
}

async function callModel(model: LoadedModel, call: ModelCall, signal: AbortSignal): Promise<unknown> {
  switch (call.method) {
    case 'embed':
      return model.embed({ ...call.request, signal });
    case 'rerank':
      return model.rerank({ ...call.request, signal });
    case 'tokenize':
      return model.tokenize(call.text, call.options);
    case 'detokenize':
      return model.detokenize(call.tokens);
    case 'memory':
      return model.memory();
    case 'processMemory':
      return process.memoryUsage.rss();
  }
}

function noModel(): RuntimeError {
  return new ModelClosedError('The model was closed.');
}
