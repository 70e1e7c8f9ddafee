import type { ModelFiles, RemoteModel } from '@puna/runtime';
import type { ModelConfig, StoredManifest } from '@puna/store';
import type { FormatContext, ModelFacts, ModelFormat, ReadModel } from './model-format.js';

/** What a model of an engine elsewhere is taken for where its maker did not say. */
const usualCapabilities = ['completion', 'tools', 'vision'];

/** The engine decides how much it does at once; this bounds the connections to it. */
const remoteSlots = 256;

/** A model that an engine elsewhere runs: it has no weights, only a config that says where it is. */
export const remoteFormat: ModelFormat = { read, show: async () => ({ modelInfo: {}, tensors: [] }) };

async function read(
  _context: FormatContext,
  _stored: StoredManifest,
  config: ModelConfig,
): Promise<ReadModel | undefined> {
  const files = remoteFiles(config);
  return files === undefined ? undefined : { files, facts: factsOf(config) };
}

/** What a runtime is told of a model that runs elsewhere. Undefined where the config does not say where. */
export function remoteFiles(config: ModelConfig): ModelFiles | undefined {
  const { remote_host: host = '', remote_model: model = '', context_length: contextLength } = config;
  const hosts = host
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  if (hosts.length === 0 || model === '') return undefined;
  const remote: RemoteModel = {
    hosts,
    model,
    capabilities: capabilitiesOf(config),
    ...(contextLength === undefined || contextLength === 0 ? {} : { contextLength }),
  };
  return { format: 'remote', weights: `remote:${JSON.stringify(remote)}`, remote };
}

function capabilitiesOf({ capabilities = [] }: ModelConfig): readonly string[] {
  return capabilities.length > 0 ? capabilities : usualCapabilities;
}

function factsOf(config: ModelConfig): ModelFacts {
  return {
    architecture: 'unknown',
    parameterSize: '',
    quantizationLevel: '',
    capabilities: capabilitiesOf(config),
    slots: remoteSlots,
    estimateMemory: () => 0,
  };
}
