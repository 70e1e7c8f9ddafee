import type { ErrorData } from '@puna/errors';
import type { FloatType } from '../weights/quantization.js';

/** What is to be converted to a GGUF file. */
export type ConversionTask = ModelTask | AdapterTask;

/** A model in Hugging Face's layout. */
export interface ModelTask {
  readonly kind: 'model';

  /** Paths by the names that the client gave the files. */
  readonly files: ReadonlyMap<string, string>;
  readonly outputType: FloatType;
  readonly targetPath: string;
}

/** A LoRA adapter in PEFT's layout. */
export interface AdapterTask {
  readonly kind: 'adapter';
  readonly files: ReadonlyMap<string, string>;

  /** The GGUF file of the model that it is for. */
  readonly basePath: string;
  readonly targetPath: string;
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly type: 'progress'; readonly completed: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: ErrorData };
