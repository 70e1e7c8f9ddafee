import {
  contextLength,
  embeddingLength,
  fileTypeName,
  formatParameterCount,
  ggufArchitecture,
  ggufCapabilities,
  modelInfo,
  parameterCount,
  readGguf,
  type GgufFile,
} from '@puna/convert';
import type { ModelFiles } from '@puna/runtime';
import { mediaTypes, type ModelConfig, type StoredManifest } from '@puna/store';
import { layerDigests, requireBlob } from '../models/read-layers.js';
import { estimateGgufMemory } from './gguf-memory.js';
import type { FormatContext, ModelFacts, ModelFormat, ReadModel, ShownFiles } from './model-format.js';
import { orderTensors } from './order-tensors.js';

/** Weights in one GGUF file, with projectors, adapters and a draft model beside it. The last model layer counts. */
export const ggufFormat: ModelFormat = { read, show };

async function read(
  context: FormatContext,
  { manifest }: StoredManifest,
  config: ModelConfig,
): Promise<ReadModel | undefined> {
  const { store, header } = context;
  const weights = layerDigests(manifest, mediaTypes.model).at(-1);
  if (weights === undefined) return undefined;
  const paths = (mediaType: string): string[] =>
    layerDigests(manifest, mediaType).map((digest) => store.blobs.path(digest));
  const draft = paths(mediaTypes.draft).at(-1);
  const files: ModelFiles = {
    format: config.model_format ?? 'gguf',
    weights: await requireBlob(store, weights),
    projectors: paths(mediaTypes.projector),
    adapters: paths(mediaTypes.adapter),
    ...(draft === undefined ? {} : { draft }),
  };
  const projector = layerDigests(manifest, mediaTypes.projector)[0];
  return {
    files,
    facts: factsOf(await header(weights), projector === undefined ? undefined : await header(projector)),
  };
}

function factsOf(header: GgufFile, projector: GgufFile | undefined): ModelFacts {
  const own = ggufCapabilities(header);
  const vision = own.vision || projector !== undefined;
  const audio = own.audio || (projector !== undefined && ggufCapabilities(projector).audio);
  const trained = contextLength(header);
  const vector = embeddingLength(header);
  const template = header.metadata.get('tokenizer.chat_template');
  return {
    architecture: ggufArchitecture(header),
    parameterSize: formatParameterCount(parameterCount(header)),
    quantizationLevel: fileTypeName(header),
    ...(trained === undefined ? {} : { contextLength: trained }),
    ...(vector === undefined ? {} : { embeddingLength: vector }),
    capabilities: [
      own.embedding ? 'embedding' : 'completion',
      ...(vision ? ['vision'] : []),
      ...(audio ? ['audio'] : []),
    ],
    ...(typeof template === 'string' ? { jinjaTemplate: template } : {}),
    estimateMemory: (totalContext) => estimateGgufMemory(header, totalContext),
  };
}

async function show(context: FormatContext, { manifest }: StoredManifest, verbose: boolean): Promise<ShownFiles> {
  const weights = layerDigests(manifest, mediaTypes.model).at(-1);
  if (weights === undefined) return { modelInfo: {}, tensors: [] };
  const path = await requireBlob(context.store, weights);
  const header = verbose ? await readGguf(path, { arrays: 'all' }) : await context.header(weights);
  const projector = layerDigests(manifest, mediaTypes.projector)[0];
  return {
    modelInfo: modelInfo(header, { verbose }),
    ...(projector === undefined ? {} : { projectorInfo: modelInfo(await context.header(projector), { verbose }) }),
    tensors: orderTensors(header.tensors),
  };
}
