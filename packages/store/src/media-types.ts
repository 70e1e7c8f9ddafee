/** What a layer of a model holds. Layers of other types are kept and ignored. */
export const mediaTypes = {
  /** GGUF weights; the last one counts. */
  model: 'application/vnd.ollama.image.model',
  /** GGUF projector for images or sound; the first one is loaded. */
  projector: 'application/vnd.ollama.image.projector',
  /** GGUF LoRA adapter; any number. */
  adapter: 'application/vnd.ollama.image.adapter',
  /** GGUF model that drafts tokens for speculative decoding. */
  draft: 'application/vnd.ollama.image.draft',
  /** One file of a model that is a folder; the layer's name is its path there. Puna's own: the original knows GGUF only. */
  file: 'application/vnd.puna.image.file',
  /** Go template; the last one counts. */
  template: 'application/vnd.ollama.image.template',
  /** The old name of `template`. */
  prompt: 'application/vnd.ollama.image.prompt',
  /** System message; the last one counts. */
  system: 'application/vnd.ollama.image.system',
  /** JSON object of parameters; the last one counts. */
  params: 'application/vnd.ollama.image.params',
  /** JSON array of `{role, content}`; the last one counts. */
  messages: 'application/vnd.ollama.image.messages',
  /** License text; all are kept, in order. */
  license: 'application/vnd.ollama.image.license',
  /** Obsolete, ignored. */
  embed: 'application/vnd.ollama.image.embed',
  /** One tensor of a model in Apple's MLX format. */
  tensor: 'application/vnd.ollama.image.tensor',
  /** A configuration file of a model in Apple's MLX format. */
  json: 'application/vnd.ollama.image.json',
} as const;

/** The media type of a manifest itself. */
export const manifestMediaType = 'application/vnd.docker.distribution.manifest.v2+json';

/** The media type of a manifest's `config`. */
export const configMediaType = 'application/vnd.docker.container.image.v1+json';
