import type { ProbeRefusal } from '@puna/runtime';
import { isObject, type JsonObject } from './json-file.js';

/** What a model is for. */
export type ModelTask = 'generation' | 'embedding' | 'rerank';

/**
 * Tells from `config.json` what a model is for.
 *
 * @param embeds whether sentence-transformers' files are there: then a decoder makes embeddings, too.
 */
export function taskOf(config: JsonObject, embeds: boolean): ModelTask | ProbeRefusal {
  const architecture = firstArchitecture(config);
  if (config['is_encoder_decoder'] === true) return refuse(`${architecture} is an encoder with a decoder`);
  if (embeds) return 'embedding';
  if (architecture.endsWith('ForSequenceClassification')) {
    const labels = labelCount(config);
    return labels === 1 ? 'rerank' : refuse(`${architecture} sorts into ${labels} classes; ranking needs one`);
  }
  if (/(?:ForCausalLM|LMHeadModel)$/u.test(architecture)) return 'generation';
  if (/For(?!MaskedLM|FeatureExtraction|PreTraining)[A-Z]\w*$/u.test(architecture))
    return refuse(`${architecture} is for another task`);
  return 'embedding';
}

/** The name of the model's class: `BertModel`. */
export function firstArchitecture(config: JsonObject): string {
  const { architectures } = config;
  const [first] = Array.isArray(architectures) ? (architectures as readonly unknown[]) : [];
  return String(first ?? config['model_type'] ?? 'unknown');
}

function labelCount(config: JsonObject): number {
  if (typeof config['num_labels'] === 'number') return config['num_labels'];
  // transformers leaves the labels out where there are two, its default.
  return isObject(config['id2label']) ? Object.keys(config['id2label']).length : 2;
}

function refuse(what: string): ProbeRefusal {
  return {
    supported: false,
    reason: 'architecture',
    message: `${what}. This runtime runs decoders that write text, encoders that make embeddings, and classifiers with one label.`,
  };
}
