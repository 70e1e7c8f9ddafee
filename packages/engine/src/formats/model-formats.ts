import type { ModelConfig } from '@puna/store';
import { ggufFormat } from './gguf-format.js';
import type { ModelFormat } from './model-format.js';
import { onnxFormat } from './onnx-format.js';
import { remoteFormat } from './remote-format.js';

/** The formats by the name that a model's config has; one that says nothing is GGUF. */
const formats: Readonly<Record<string, ModelFormat>> = { gguf: ggufFormat, onnx: onnxFormat, remote: remoteFormat };

/** How a model with this config lies in the store. */
export function formatOf({ model_format: name = 'gguf' }: ModelConfig): ModelFormat {
  return (Object.hasOwn(formats, name) ? formats[name] : undefined) ?? ggufFormat;
}
