import { listIn, objectIn, type JsonObject } from '../adapter/json/json-values.js';
import type { ProbeRefusal } from '../probe-result.js';

/** What a model is for. */
export type OnnxTask = 'generation' | 'embedding' | 'rerank';

/**
 * Tells from `config.json` what a model is for.
 *
 * @param embeds whether sentence-transformers' files are there: then a decoder makes embeddings, too.
 */
export function onnxTask(config: JsonObject, embeds: boolean): OnnxTask | ProbeRefusal {
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
  return String(listIn(config['architectures'])[0] ?? config['model_type'] ?? 'unknown');
}

function labelCount(config: JsonObject): number {
  if (typeof config['num_labels'] === 'number') return config['num_labels'];
  // transformers leaves the labels out where there are two, its default.
  return Object.keys(objectIn(config['id2label'])).length || 2;
}

function refuse(what: string): ProbeRefusal {
  return {
    supported: false,
    reason: 'architecture',
    message: `${what}. This runtime runs decoders that write text, encoders that make embeddings, and classifiers with one label.`,
  };
}
