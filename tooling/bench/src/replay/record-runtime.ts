import type { GenerateEvent, GenerateRequest, GenerateUsage, LoadedModel, Runtime } from '@puna/runtime';
import { callKey, type Recording } from './recording.js';

/** A runtime that does what another does and remembers it. */
export interface RecordedRuntime {
  readonly runtime: Runtime;

  /**
   * What the model that was loaded last did so far.
   *
   * @throws Error where it has not answered yet.
   */
  recording(): Promise<Recording>;
}

/** Records what is asked of a runtime's model and what the model answers. */
export function recordRuntime(runtime: Runtime): RecordedRuntime {
  let recorder: ModelRecorder | undefined;
  return {
    runtime: {
      specificationVersion: runtime.specificationVersion,
      name: runtime.name,
      ...(runtime.declaration && { declaration: runtime.declaration }),
      probe: (model) => runtime.probe(model),
      async load(model, options) {
        recorder = new ModelRecorder(await runtime.load(model, options));
        return recorder.recordedModel();
      },
    },
    async recording() {
      if (recorder === undefined) throw new Error('no model was loaded: there is nothing to replay');
      return recorder.recording();
    },
  };
}

class ModelRecorder {
  readonly #model: LoadedModel;
  readonly #tokenized = new Map<string, readonly number[]>();
  #pieces: string[] = [];
  #usage: GenerateUsage | undefined;

  constructor(model: LoadedModel) {
    this.#model = model;
  }

  recordedModel(): LoadedModel {
    const model = this.#model;
    return {
      capabilities: model.capabilities,
      limits: model.limits,
      closed: model.closed,
      memory: () => model.memory(),
      tokenize: async (text, options) => {
        const tokens = await model.tokenize(text, options);
        this.#tokenized.set(callKey(text, options), tokens);
        return tokens;
      },
      detokenize: (tokens) => model.detokenize(tokens),
      generate: (request) => this.#generate(request),
      embed: (request) => model.embed(request),
      rerank: (request) => model.rerank(request),
      close: () => model.close(),
    };
  }

  async recording(): Promise<Recording> {
    const usage = this.#usage;
    if (usage === undefined || this.#pieces.length === 0) throw new Error('the model wrote nothing to replay');
    return {
      capabilities: this.#model.capabilities,
      limits: this.#model.limits,
      memory: await this.#model.memory(),
      tokenized: [...this.#tokenized].map(([key, tokens]) => ({ key, tokens })),
      pieces: this.#pieces,
      usage,
    };
  }

  async *#generate(request: GenerateRequest): AsyncGenerator<GenerateEvent> {
    const pieces: string[] = [];
    for await (const event of this.#model.generate(request)) {
      if (event.type === 'text') pieces.push(event.text);
      if (event.type === 'done') {
        this.#pieces = pieces;
        this.#usage = event.usage;
      }
      yield event;
    }
  }
}
