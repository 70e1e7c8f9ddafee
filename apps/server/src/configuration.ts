import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  parseHostAddress,
  readBoolean,
  readDurationSetting,
  readSetting,
  readUnsigned,
  type Environment,
  type HostAddress,
} from '@puna/protocol/settings';

import { ImageUrlRules } from './linked-images/image-url-rules.js';

const minute = 60_000;

/** Everything the operator can decide, read from the environment: `PUNA_X`, else `OLLAMA_X`. */
export interface Configuration {
  readonly address: HostAddress;

  /** The model store. */
  readonly modelsDirectory: string;

  /** Milliseconds that an idle model stays loaded; `Infinity` for ever. */
  readonly keepAlive: number;

  /** Milliseconds without a sign of life after which a load is given up; `Infinity` for never. */
  readonly loadTimeout: number;

  /** Tokens of context where neither request nor model says. */
  readonly contextLength: number;

  /** Requests that one model works on at once; absent: as memory allows, up to 4. */
  readonly parallelRequests?: number;

  /** Models loaded at the same time. */
  readonly maxLoadedModels: number;

  /** Requests that may wait for a model to be loaded. */
  readonly maxQueue: number;

  /** Origins allowed besides the local ones. */
  readonly origins: readonly string[];

  /** Which pictures are fetched for clients that send links. */
  readonly imageUrls: ImageUrlRules;

  /** Unused blobs stay on disk. */
  readonly keepUnused: boolean;
  readonly flashAttention?: boolean;
  readonly cacheType?: string;
  readonly templatePreference?: 'go' | 'jinja';

  /** Name of the runtime for all models. */
  readonly runtime?: string;

  /** Packages of further runtimes: names, or paths of folders. */
  readonly furtherRuntimes: readonly string[];

  /** Path of the llama-server program; absent: the one that was built, or the one on the PATH. */
  readonly llamaServer?: string;

  /** Machines that share each model's layers, as llama.cpp's rpc-servers: `host:port`, separated by commas. */
  readonly rpcServers?: string;

  /** Execution providers of ONNX Runtime, best first; absent: the CPU. */
  readonly onnxProviders?: readonly string[];

  /** Path of the file with the keys of engines elsewhere, as `readEngineKeys` reads it. */
  readonly engineKeys?: string;

  /** Origins of the engines elsewhere that models may use; absent: any. */
  readonly engineHosts?: readonly string[];

  /** Other places that pulls ask first, as `parseMirrors` of the registry package reads them. */
  readonly registryMirrors?: string;

  /** Path of certificates in PEM that registries are trusted by, beside the usual ones. */
  readonly registryCertificates?: string;

  /** A level of pino's. */
  readonly logLevel: string;

  /** What could not be read and what is used instead. */
  readonly warnings: readonly string[];
}

/** Fields that stay away where nothing was set. */
function optionalSettings(environment: Environment): Partial<Configuration> {
  const parallel = readUnsigned(readSetting(environment, 'NUM_PARALLEL'), 0);
  const flashAttention = readSetting(environment, 'FLASH_ATTENTION');
  const cacheType = readSetting(environment, 'KV_CACHE_TYPE');
  const goTemplate = readSetting(environment, 'GO_TEMPLATE');
  const runtime = readSetting(environment, 'RUNTIME');
  const llamaServer = readSetting(environment, 'LLAMA_SERVER');
  const rpcServers = readSetting(environment, 'RPC_SERVERS');
  const onnxProviders = readSetting(environment, 'ONNX_PROVIDERS');
  const engineKeys = readSetting(environment, 'ENGINE_KEYS');
  const engineHosts = readSetting(environment, 'ENGINE_HOSTS');
  const registryMirrors = readSetting(environment, 'REGISTRY_MIRRORS');
  const registryCertificates = readSetting(environment, 'REGISTRY_CA');
  return {
    ...(parallel > 0 ? { parallelRequests: parallel } : {}),
    ...(flashAttention === undefined ? {} : { flashAttention: readBoolean(flashAttention, true) }),
    ...(cacheType === undefined ? {} : { cacheType }),
    ...(goTemplate === undefined ? {} : { templatePreference: readBoolean(goTemplate, true) ? 'go' : 'jinja' }),
    ...(runtime === undefined ? {} : { runtime }),
    ...(llamaServer === undefined ? {} : { llamaServer }),
    ...(rpcServers === undefined ? {} : { rpcServers }),
    ...(onnxProviders === undefined ? {} : { onnxProviders: readList(onnxProviders) }),
    ...(engineKeys === undefined ? {} : { engineKeys }),
    ...(engineHosts === undefined ? {} : { engineHosts: readList(engineHosts) }),
    ...(registryMirrors === undefined ? {} : { registryMirrors }),
    ...(registryCertificates === undefined ? {} : { registryCertificates }),
  };
}

/** Texts with commas between them. */
function readList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function logLevel(environment: Environment): string {
  const level = readSetting(environment, 'LOG_LEVEL');
  if (level !== undefined) return level;
  const debug = readSetting(environment, 'DEBUG');
  if (debug === '2') return 'trace';
  return readBoolean(debug, false) ? 'debug' : 'info';
}

/** Reads the configuration (contract: cli, section 4). Values that can't be read give a warning and the default. */
export function readConfiguration(environment: Environment): Configuration {
  const warnings: string[] = [];
  const about = (name: string) => (message: string) => warnings.push(`PUNA_${name}: ${message}`);
  const setting = (name: string): string | undefined => readSetting(environment, name);
  const unsigned = (name: string, value: number): number => readUnsigned(setting(name), value, about(name));
  const duration = (name: string, value: number): number => readDurationSetting(setting(name), value, about(name));
  const address = parseHostAddress(setting('HOST'));
  if (address.warning !== undefined) about('HOST')(address.warning);
  return {
    address,
    modelsDirectory: setting('MODELS') ?? join(homedir(), '.ollama', 'models'),
    keepAlive: duration('KEEP_ALIVE', 5 * minute),
    loadTimeout: duration('LOAD_TIMEOUT', 5 * minute) || Infinity,
    contextLength: unsigned('CONTEXT_LENGTH', 0) || 4096,
    maxLoadedModels: unsigned('MAX_LOADED_MODELS', 0) || 3,
    maxQueue: unsigned('MAX_QUEUE', 512),
    origins: readList(setting('ORIGINS') ?? ''),
    furtherRuntimes: readList(setting('RUNTIMES') ?? ''),
    imageUrls: ImageUrlRules.parse(setting('IMAGE_URLS'), about('IMAGE_URLS')),
    keepUnused: readBoolean(setting('NOPRUNE'), false),
    logLevel: logLevel(environment),
    ...optionalSettings(environment),
    warnings,
  };
}
