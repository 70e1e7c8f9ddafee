import type { ModelName } from '@puna/protocol';
import { createRegistryClient, type RegistryClient } from '@puna/registry';
import type { Runtime } from '@puna/runtime';
import type { Scheduler } from '@puna/scheduler';
import type { Store } from '@puna/store';
import type { CreateModelRequest, CreateProgress } from './creation/create-request.js';
import { createModel } from './creation/create-model.js';
import type { Quantizer } from './creation/quantizer.js';
import { embed, type EmbedTextsAnswer, type EmbedTextsRequest } from './embedding/embed.js';
import type { EngineContext } from './engine-context.js';
import { defaultEngineSettings, type EngineSettings } from './engine-settings.js';
import { chat } from './generation/chat.js';
import { generate } from './generation/generate.js';
import type { GenerationEvent } from './generation/generation-event.js';
import type { ChatRequest, GenerateTextRequest } from './generation/generation-request.js';
import { copyModel } from './library/copy-model.js';
import { deleteModel } from './library/delete-model.js';
import { listModels, type ListedModel } from './library/list-models.js';
import { listRunning, type RunningModelEntry } from './library/list-running.js';
import { showModel, type ShowModelRequest, type ShownModel } from './library/show-model.js';
import type { RunningLabel } from './loading/running-label.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { rerank, type RerankDocumentsAnswer, type RerankDocumentsRequest } from './reranking/rerank.js';
import { countTokens } from './tokens/count-tokens.js';
import { detokenize, type DetokenizeAnswer, type DetokenizeRequest } from './tokens/detokenize.js';
import { tokenize, type TokenizeAnswer, type TokenizeRequest } from './tokens/tokenize.js';
import { pullModel } from './transfers/pull-model.js';
import { pushModel } from './transfers/push-model.js';
import type { PullProgress, PushProgress, TransferRequest, VerifyProgress } from './transfers/transfer-progress.js';
import { verifyModels, type VerifyRequest } from './transfers/verify-models.js';

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: Store;
  readonly scheduler: Scheduler<RunningLabel>;

  /** The adapters to choose from. */
  readonly runtimes: readonly Runtime[];

  /** Absent: one without mirrors, with the credentials that Docker keeps. It is closed with the engine. */
  readonly registry?: RegistryClient;

  /** Absent: models are made with the weights as they come. */
  readonly quantizer?: Quantizer;
  readonly settings?: Partial<EngineSettings>;
}

/** The use cases of a model server, without HTTP. Each is documented where it is implemented. */
export interface Engine {
  readonly store: Store;
  generate(request: GenerateTextRequest): AsyncGenerator<GenerationEvent>;
  chat(request: ChatRequest): AsyncGenerator<GenerationEvent>;
  countTokens(request: ChatRequest): Promise<number>;
  tokenize(request: TokenizeRequest): Promise<TokenizeAnswer>;
  detokenize(request: DetokenizeRequest): Promise<DetokenizeAnswer>;
  embed(request: EmbedTextsRequest): Promise<EmbedTextsAnswer>;
  rerank(request: RerankDocumentsRequest): Promise<RerankDocumentsAnswer>;
  create(request: CreateModelRequest): AsyncGenerator<CreateProgress>;
  pull(request: TransferRequest): AsyncGenerator<PullProgress>;
  push(request: TransferRequest): AsyncGenerator<PushProgress>;
  verify(request: VerifyRequest): AsyncGenerator<VerifyProgress>;
  show(request: ShowModelRequest): Promise<ShownModel>;
  list(): Promise<ListedModel[]>;
  running(): RunningModelEntry[];
  copy(source: ModelName, destination: ModelName): Promise<void>;
  delete(name: ModelName): Promise<void>;

  /** Ends all work and gives all memory back. */
  close(): Promise<void>;
}

/** Puts the use cases together. */
export function createEngine(options: EngineOptions): Engine {
  const settings: EngineSettings = { ...defaultEngineSettings, ...options.settings };
  const { store, scheduler, runtimes, quantizer, registry = createRegistryClient({ userAgent: 'puna' }) } = options;
  const context: EngineContext = {
    store,
    scheduler,
    runtimes,
    registry,
    ...(quantizer === undefined ? {} : { quantizer }),
    settings,
    catalogue: new ModelCatalogue(store, settings),
  };
  return {
    store,
    generate: (request) => generate(context, request),
    chat: (request) => chat(context, request),
    countTokens: (request) => countTokens(context, request),
    tokenize: (request) => tokenize(context, request),
    detokenize: (request) => detokenize(context, request),
    embed: (request) => embed(context, request),
    rerank: (request) => rerank(context, request),
    create: (request) => createModel(context, request),
    pull: (request) => pullModel(context, request),
    push: (request) => pushModel(context, request),
    verify: (request) => verifyModels(context, request),
    show: (request) => showModel(context, request),
    list: () => listModels(context),
    running: () => listRunning(context),
    copy: (source, destination) => copyModel(context, source, destination),
    delete: (name) => deleteModel(context, name),
    async close() {
      await Promise.all([scheduler.close(), registry.close()]);
    },
  };
}
