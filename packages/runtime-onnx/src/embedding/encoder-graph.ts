import { UnsupportedError } from '@puna/runtime';
import type { ModelFolder } from '../files/model-folder.js';
import type { Pooling } from '../files/pooling.js';
import type { Session, TensorMetadata } from '../native/onnx-runtime.js';

/** What an encoder's graph takes, and where its answer is found. */
export interface EncoderGraph {
  readonly integerType: 'int64' | 'int32';
  readonly hasMask: boolean;
  readonly hasTypes: boolean;
  readonly hasPositions: boolean;

  /** The output that holds the answer. */
  readonly output: string;

  /** How the vectors of all tokens become one; undefined where the graph gives one for each text. */
  readonly pooling: Pooling | undefined;
}

const knownInputs: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids', 'position_ids']);

/** Outputs with the vectors of all tokens, as exporters call them. */
const tokenOutputs = ['last_hidden_state', 'token_embeddings', 'hidden_states'];

/** Reads what an encoder's graph takes and gives. @throws UnsupportedError where it is another kind of graph. */
export function encoderGraph(session: Session, folder: ModelFolder): EncoderGraph {
  const unknown = session.inputNames.find((name) => !knownInputs.has(name));
  if (unknown !== undefined) throw refusal(`The graph has the input "${unknown}", which this runtime does not know`);
  const ids = session.inputMetadata.find(({ name }) => name === 'input_ids');
  if (ids?.isTensor !== true) throw refusal('The graph does not take input_ids');
  return {
    integerType: ids.type === 'int32' ? 'int32' : 'int64',
    hasMask: session.inputNames.includes('attention_mask'),
    hasTypes: session.inputNames.includes('token_type_ids'),
    hasPositions: session.inputNames.includes('position_ids'),
    ...answer(session, folder),
  };
}

function answer(session: Session, folder: ModelFolder): Pick<EncoderGraph, 'output' | 'pooling'> {
  const outputs = session.outputMetadata.filter((output) => output.isTensor);
  const named = (name: string): TensorMetadata | undefined => outputs.find((output) => output.name === name);
  if (folder.task === 'rerank') {
    const logits = named('logits') ?? outputs[0];
    if (logits?.shape.length !== 2) throw refusal('The graph does not give one logit for each pair');
    return { output: logits.name, pooling: undefined };
  }
  const pooled = named('sentence_embedding');
  if (pooled?.shape.length === 2) return { output: pooled.name, pooling: undefined };
  if (folder.furtherLayers.length > 0)
    throw refusal(`The layers ${folder.furtherLayers.join(', ')} behind the pooling are not part of the graph`);
  const tokens = tokenOutputs.map(named).find((output) => output !== undefined) ?? outputs[0];
  if (tokens?.shape.length === 3) return { output: tokens.name, pooling: folder.pooling };
  if (tokens?.shape.length === 2) return { output: tokens.name, pooling: undefined };
  throw refusal('The graph gives no vectors');
}

function refusal(what: string): UnsupportedError {
  return new UnsupportedError(`${what}. This runtime runs encoders as Hugging Face's Optimum exports them.`, {
    reason: 'architecture',
  });
}
