import path from 'node:path';
import { LoadError, UnsupportedError, type LoadedModel, type LoadOptions, type ModelFiles } from '@puna/runtime';
import { GenerationLoop, positiveInteger } from '@puna/runtime/adapter';
import { onnxTrainedLength } from '@puna/runtime/onnx';
import { Encoder } from '../embedding/encoder.js';
import { encoderGraph } from '../embedding/encoder-graph.js';
import { weightsSize } from '../files/external-data.js';
import { readJsonObject } from '../files/json-file.js';
import { readModelFolder, type ModelFolder } from '../files/model-folder.js';
import { Decoder } from '../generation/decoder.js';
import { decoderGraph } from '../generation/decoder-graph.js';
import { SlotDecoder } from '../generation/slot-decoder.js';
import { OnnxModel, type ModelWork } from '../model/onnx-model.js';
import { loadLibrary, type OnnxLibrary, type Session } from '../native/onnx-runtime.js';
import { openSession } from '../native/open-session.js';
import type { OnnxRuntimeOptions } from '../options.js';
import { capabilitiesOf } from '../probe.js';
import { loadVocabulary } from '../tokens/load-vocabulary.js';
import type { Vocabulary } from '../tokens/vocabulary.js';
import { effectiveSettings, type EffectiveSettings } from './effective-settings.js';
import { checkMemory } from './memory-need.js';
import { threadCount } from './thread-count.js';

/** Loads a model; see `Runtime.load` for the errors. */
export async function loadModel(
  files: ModelFiles,
  options: LoadOptions,
  runtimeOptions: OnnxRuntimeOptions,
): Promise<LoadedModel> {
  const { signal, onProgress, onWarning } = options;
  signal?.throwIfAborted();
  const folder = await readModelFolder(files, runtimeOptions.variant);
  if ('supported' in folder) throw new UnsupportedError(folder.message, { reason: folder.reason });
  const size = await weightsSize(folder.weights);
  checkMemory(size);
  const library = await loadLibrary();
  const { vocabulary, config } = await loadVocabulary(folder);
  const sentence = await readJsonObject(path.join(folder.path, 'sentence_bert_config.json'));
  const trained = onnxTrainedLength({ ...folder, tokenizer: config, sentence });
  const { settings, warnings } = effectiveSettings(options.settings, files, folder, trained);
  for (const warning of warnings) onWarning?.(warning);
  signal?.throwIfAborted();
  onProgress?.(0.1);

  const { session, provider } = await openSession(library, {
    weights: folder.weights,
    threads: await threadCount(settings.threads, runtimeOptions.maxThreads),
    providers: runtimeOptions.executionProviders ?? ['cpu'],
    logger: runtimeOptions.logger,
    onMissingProvider: (missing, reason) => {
      const message = `The execution provider ${missing} can't be used here: ${reason}`;
      runtimeOptions.logger?.('warn', message);
      onWarning?.({ type: 'other', option: 'executionProviders', message });
    },
  });
  try {
    signal?.throwIfAborted();
    const work = workOf(library, session, folder, vocabulary, settings);
    onProgress?.(1);
    return new OnnxModel({
      session,
      work,
      vocabulary,
      settings,
      capabilities: capabilitiesOf(folder.task),
      embeddingLength: embeddingLength(folder, session),
      weightsSize: size,
      onDevice: provider !== 'cpu',
    });
  } catch (error) {
    await session.release();
    throw error;
  }
}

function workOf(
  library: OnnxLibrary,
  session: Session,
  folder: ModelFolder,
  vocabulary: Vocabulary,
  settings: EffectiveSettings,
): ModelWork {
  const { contextLength, slots, batchSize } = settings;
  if (folder.task === 'generation') {
    const graph = decoderGraph(session);
    const decoder = new Decoder(library, session, graph, contextLength);
    const slotDecoder = new SlotDecoder({ decoder, vocabulary, slots, contextLength, batchSize });
    const loop = new GenerationLoop(slotDecoder);
    return { type: 'decoder', loop, cacheSize: () => decoder.size + slotDecoder.size };
  }
  const padding = folder.config['pad_token_id'];
  const graph = encoderGraph(session, folder);
  return { type: 'encoder', encoder: new Encoder(library, session, graph, typeof padding === 'number' ? padding : 0) };
}

/** The numbers of a vector: the graph's last output dimension where it makes vectors, else the model's width. */
function embeddingLength({ config, task, path }: ModelFolder, session: Session): number {
  const vectors = session.outputMetadata.find(({ name }) => name === 'sentence_embedding') ?? session.outputMetadata[0];
  const last = task === 'embedding' && vectors?.isTensor === true ? vectors.shape.at(-1) : undefined;
  const length = [last, config['hidden_size'], config['n_embd'], config['d_model'], config['dim']]
    .map(positiveInteger)
    .find((value) => value !== undefined);
  if (length === undefined)
    throw new LoadError(`config.json of ${path} does not tell the model's hidden_size.`, { path });
  return length;
}
