/**
 * The name of a model, taken apart, with the defaults filled in: `llama3.2` is
 * `https://registry.ollama.ai/library/llama3.2:latest`.
 */
export interface ModelName {
  /** How the registry is reached: `https` unless the text said otherwise. */
  readonly scheme: string;

  /** The registry, with its port where it has one. */
  readonly host: string;

  readonly namespace: string;
  readonly model: string;
  readonly tag: string;
}

/** The parts that a name takes where its text leaves them out. */
export const defaultNameParts = {
  scheme: 'https',
  host: 'registry.ollama.ai',
  namespace: 'library',
  tag: 'latest',
} as const;
