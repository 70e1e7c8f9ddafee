import {
  type Capabilities,
  type EmbedRequest,
  type EmbedResult,
  type GenerateEvent,
  type GenerateRequest,
  InvalidRequestError,
  type MemoryUse,
  ModelClosedError,
  type ModelLimits,
  type RerankRequest,
  type RerankResult,
  reviveError,
  type TokenizeOptions,
} from '@puna/runtime';
import type { ChildItem, ModelCall, ParentMessage } from '../messages.js';
import type { ProcessModel } from '../process-model.js';
import { crashError } from './crash-error.js';
import { EventStream } from './event-stream.js';
import type { ModelProcess } from './model-process.js';
import { listen } from './signal-listener.js';

/** Work that the child was given and has not answered yet. */
interface Pending {
  /** Takes an item that the child sent for it. */
  take(item: Extract<ChildItem, { readonly id: number }>): void;

  /** The model is gone. */
  fail(error: Error): void;
}

/** A model in a child process. Every method is a message there and an answer back. */
export class ProcessModelProxy implements ProcessModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;

  readonly #process: ModelProcess;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #ended: Error | undefined;
  #endedByItself: Error | undefined;

  constructor(process: ModelProcess, capabilities: Capabilities, limits: ModelLimits) {
    this.#process = process;
    this.capabilities = capabilities;
    this.limits = limits;
    this.closed = this.#waitForEnd();
  }

  get processId(): number {
    return this.#process.processId;
  }

  memory(): Promise<MemoryUse> {
    return this.#call({ method: 'memory' });
  }

  processMemory(): Promise<number> {
    return this.#call({ method: 'processMemory' });
  }

  tokenize(text: string, options?: TokenizeOptions): Promise<number[]> {
    return this.#call({ method: 'tokenize', text, options });
  }

  detokenize(tokens: readonly number[]): Promise<string> {
    return this.#call({ method: 'detokenize', tokens });
  }

  embed({ signal, ...request }: EmbedRequest): Promise<EmbedResult> {
    return this.#call({ method: 'embed', request }, signal);
  }

  rerank({ signal, ...request }: RerankRequest): Promise<RerankResult> {
    return this.#call({ method: 'rerank', request }, signal);
  }

  generate({ signal, ...request }: GenerateRequest): AsyncIterable<GenerateEvent> {
    const id = this.#nextId++;
    let unlisten: (() => void) | undefined;
    const stream = new EventStream({
      start: () => {
        if (this.#ended) throw this.#ended;
        signal?.throwIfAborted();
        this.#sendRequest({ type: 'generate', id, request });
        this.#pending.set(id, streamPending(stream));
        unlisten = listen(signal, (reason) => stream.abort(reason));
      },
      credit: (events) => this.#process.send({ type: 'credit', id, events }),
      end: (unfinished) => {
        unlisten?.();
        this.#pending.delete(id);
        if (unfinished) this.#process.send({ type: 'cancel', id });
      },
    });
    return stream;
  }

  async close(): Promise<void> {
    this.#end(new ModelClosedError('The model was closed.'));
    await this.#process.stop();
  }

  /** Takes what the child sent. */
  take(item: ChildItem): void {
    if ('id' in item) this.#pending.get(item.id)?.take(item);
    else if (item.type === 'closed') {
      this.#endedByItself = item.error && reviveError(item.error);
      this.#end(this.#endedByItself ?? new ModelClosedError('The adapter closed the model.'));
      void this.#process.stop();
    }
  }

  async #call<Value>(call: ModelCall, signal?: AbortSignal): Promise<Value> {
    if (this.#ended) throw this.#ended;
    signal?.throwIfAborted();
    const id = this.#nextId++;
    let unlisten: (() => void) | undefined;
    try {
      this.#sendRequest({ type: 'call', id, call });
      return await new Promise<Value>((resolve, reject) => {
        this.#pending.set(id, {
          take: (item) =>
            item.type === 'failed' ? reject(reviveError(item.error)) : resolve((item as { value: Value }).value),
          fail: reject,
        });
        unlisten = listen(signal, (reason) => {
          this.#process.send({ type: 'cancel', id });
          reject(reason as Error);
        });
      });
    } finally {
      unlisten?.();
      this.#pending.delete(id);
    }
  }

  #sendRequest(message: ParentMessage): void {
    try {
      this.#process.send(message);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InvalidRequestError(`The request holds a value that is no plain data: ${reason}`, {}, { cause: error });
    }
  }

  async #waitForEnd(): Promise<Error | undefined> {
    const exit = await this.#process.exited;
    if (this.#ended) return this.#endedByItself;
    const error = crashError(exit);
    this.#end(error);
    return error;
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    for (const pending of this.#pending.values()) pending.fail(error);
  }
}

function streamPending(stream: EventStream): Pending {
  return {
    take: (item) => {
      if (item.type === 'events') stream.push(item.events);
      else if (item.type === 'failed') stream.fail(reviveError(item.error));
      else stream.finish();
    },
    fail: (error) => stream.fail(error),
  };
}
