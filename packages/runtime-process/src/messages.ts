import type {
  Capabilities,
  EmbedRequest,
  ErrorData,
  GenerateEvent,
  GenerateRequest,
  LoadSettings,
  ModelFiles,
  ModelLimits,
  RerankRequest,
  TokenizeOptions,
  Warning,
} from '@puna/runtime';

// What parent and child say to each other. Both ends come from one installed version, so there is no version field.

/** What the parent sends. One message each. */
export type ParentMessage =
  | LoadMessage
  | { readonly type: 'generate'; readonly id: number; readonly request: WithoutSignal<GenerateRequest> }
  | { readonly type: 'call'; readonly id: number; readonly call: ModelCall }
  /** Ends a call or a generation. The child does not answer for it any more. */
  | { readonly type: 'cancel'; readonly id: number }
  /** The reader took this many events: the child may send as many more. */
  | { readonly type: 'credit'; readonly id: number; readonly events: number }
  | { readonly type: 'close' };

/** The first message: what to load. */
export interface LoadMessage {
  readonly type: 'load';
  readonly factory: string;
  readonly factoryOptions: unknown;
  readonly model: ModelFiles;
  readonly settings: LoadSettings;

  /** Milliseconds that the child gives its model to close when the parent has gone. */
  readonly closeTimeout: number;
}

/** A method of a model that gives one answer. */
export type ModelCall =
  | { readonly method: 'embed'; readonly request: WithoutSignal<EmbedRequest> }
  | { readonly method: 'rerank'; readonly request: WithoutSignal<RerankRequest> }
  | { readonly method: 'tokenize'; readonly text: string; readonly options: TokenizeOptions | undefined }
  | { readonly method: 'detokenize'; readonly tokens: readonly number[] }
  | { readonly method: 'memory' }
  | { readonly method: 'processMemory' };

/** What the child sends: everything that came together in one turn of its event loop. */
export type ChildMessage = readonly ChildItem[];

/** One thing that the child says. */
export type ChildItem =
  /** The factory was imported; the load begins. */
  | { readonly type: 'started' }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'warning'; readonly warning: Warning }
  | { readonly type: 'loaded'; readonly capabilities: Capabilities; readonly limits: ModelLimits }
  | { readonly type: 'load-failed'; readonly error: ErrorData }
  | { readonly type: 'events'; readonly id: number; readonly events: readonly GenerateEvent[] }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorData }
  /** The adapter ended the model by itself. */
  | { readonly type: 'closed'; readonly error: ErrorData | undefined };

/** A request as data; aborting goes by `cancel`. */
export type WithoutSignal<Request> = Omit<Request, 'signal'>;

/** The most events of one generation that are sent ahead of the reader. */
export const eventWindow = 64;
