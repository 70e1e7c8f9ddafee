import { UnsupportedError } from '@puna/runtime';
import type { Session, TensorMetadata } from '../native/onnx-runtime.js';
import type { FloatType } from '../native/tensor-type.js';

/** One tensor of a cache: keys or values of one layer. Its shape is `[1, heads, tokens, width]`. */
export interface CacheTensor {
  readonly input: string;
  readonly output: string;
  readonly type: FloatType;
  readonly heads: number;
  readonly width: number;
}

/** What a decoder's graph takes and gives. */
export interface DecoderGraph {
  readonly cache: readonly CacheTensor[];
  readonly integerType: 'int64' | 'int32';
  readonly hasPositions: boolean;

  /** The input that says for how many of the last tokens logits are wanted, where the graph has one. */
  readonly keepLogits: string | undefined;
  readonly logitsType: FloatType;

  /** Numbers in one row of logits, where the graph says so. */
  readonly vocabularySize: number | undefined;
}

const plainInputs: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'position_ids']);
const keepLogitsNames: ReadonlySet<string> = new Set(['num_logits_to_keep', 'logits_to_keep']);
const pastName = /^past_key_values\.(\d+)\.(key|value)$/u;

/** Reads what a decoder's graph takes and gives. @throws UnsupportedError where it is another kind of graph. */
export function decoderGraph(session: Session): DecoderGraph {
  const inputs = session.inputMetadata.filter((input) => input.isTensor);
  const cache = inputs.filter(({ name }) => pastName.test(name)).map(cacheTensor);
  const keepLogits = inputs.find(({ name }) => keepLogitsNames.has(name))?.name;
  for (const name of session.inputNames) {
    if (!pastName.test(name) && !plainInputs.has(name) && name !== keepLogits)
      throw refusal(`The graph has the input "${name}", which this runtime does not know`);
  }
  for (const { output } of cache) if (!session.outputNames.includes(output)) throw refusal(`The graph lacks ${output}`);
  const logits = session.outputMetadata.filter((output) => output.isTensor).find(({ name }) => name === 'logits');
  const ids = inputs.find(({ name }) => name === 'input_ids');
  if (logits === undefined || ids === undefined) throw refusal('The graph does not turn input_ids into logits');
  if (cache.length === 0) throw refusal('The graph has no cache of keys and values; export it "with past"');
  return {
    cache,
    integerType: ids.type === 'int32' ? 'int32' : 'int64',
    hasPositions: inputs.some(({ name }) => name === 'position_ids'),
    keepLogits,
    logitsType: floatType(logits),
    vocabularySize: fixed(logits.shape.at(-1)),
  };
}

function cacheTensor(metadata: TensorMetadata): CacheTensor {
  const [, layer, kind] = pastName.exec(metadata.name) ?? [];
  const heads = fixed(metadata.shape[1]);
  const width = fixed(metadata.shape[3]);
  if (metadata.shape.length !== 4 || heads === undefined || width === undefined)
    throw refusal(`The shape of ${metadata.name} is not [batch, heads, tokens, width]`);
  return {
    input: metadata.name,
    output: `present.${layer}.${kind}`,
    type: floatType(metadata),
    heads,
    width,
  };
}

function floatType({ name, type }: TensorMetadata): FloatType {
  if (type === 'float32' || type === 'float16') return type;
  throw refusal(`${name} is of the type ${type}`);
}

function fixed(size: number | string | undefined): number | undefined {
  return typeof size === 'number' ? size : undefined;
}

function refusal(what: string): UnsupportedError {
  return new UnsupportedError(`${what}. This runtime runs decoders as Hugging Face's Optimum exports them.`, {
    reason: 'architecture',
  });
}
