import type { BlobStore } from './blobs/blob-store.js';
import { BlobContentError } from './errors/blob-content-error.js';
import type { Manifest } from './manifests/manifest.js';

/** The configuration blob of a model, with the file's own field names. Fields that nobody knows are kept out. */
export interface ModelConfig {
  /** `gguf`; `onnx` for a folder; `safetensors` for Apple's MLX. */
  readonly model_format?: string;
  /** The architecture: `llama`, `gemma3` … */
  readonly model_family?: string;
  readonly model_families?: readonly string[];
  /** The number of parameters as a text: `8.0B`. */
  readonly model_type?: string;
  /** The quantisation as a text: `Q4_K_M`. */
  readonly file_type?: string;
  /** The built-in renderer and parser of messages to use in place of a template. */
  readonly renderer?: string;
  readonly parser?: string;
  /** The oldest version of the original that runs the model; kept and shown only. */
  readonly requires?: string;
  /** Capabilities that are true whatever the files say. */
  readonly capabilities?: readonly string[];
  /** Tokens; in place of what the GGUF file says. */
  readonly context_length?: number;
  /** Numbers in an embedding; in place of what the GGUF file says. */
  readonly embedding_length?: number;
  readonly base_name?: string;
  readonly architecture?: string;
  readonly os?: string;
  readonly remote_host?: string;
  readonly remote_model?: string;
  /** What is known of the model's own draft model. */
  readonly draft?: Readonly<Record<string, unknown>>;
}

type Kind = 'a text' | 'a number' | 'a list of texts' | 'an object';

const fields: Readonly<Record<keyof ModelConfig, Kind>> = {
  model_format: 'a text',
  model_family: 'a text',
  model_families: 'a list of texts',
  model_type: 'a text',
  file_type: 'a text',
  renderer: 'a text',
  parser: 'a text',
  requires: 'a text',
  capabilities: 'a list of texts',
  context_length: 'a number',
  embedding_length: 'a number',
  base_name: 'a text',
  architecture: 'a text',
  os: 'a text',
  remote_host: 'a text',
  remote_model: 'a text',
  draft: 'an object',
};

const checks: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  'a text': (value) => typeof value === 'string',
  'a number': (value) => typeof value === 'number',
  'a list of texts': (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  'an object': isRecord,
};

/**
 * Reads the configuration of a model. A field that is `null` counts as missing, and a manifest without a config blob
 * has an empty configuration.
 *
 * @throws BlobNotFoundError, or BlobContentError where the blob is no configuration.
 */
export async function readModelConfig(
  store: { readonly blobs: Pick<BlobStore, 'readJson'> },
  manifest: Manifest,
): Promise<ModelConfig> {
  const { digest } = manifest.config;
  if (digest === '') return {};
  const value = await store.blobs.readJson(digest);
  if (!isRecord(value)) throw new BlobContentError(digest, 'is no model configuration: it is not a JSON object');
  const known: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(fields)) {
    const content = value[field];
    if (content === undefined || content === null) continue;
    if (!checks[kind](content))
      throw new BlobContentError(digest, `is no model configuration: ${field} is not ${kind}`);
    known[field] = content;
  }
  return known;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
