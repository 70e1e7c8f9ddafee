import type { LoadSettings, ModelFiles, Warning } from '@puna/runtime';
import type { ModelHeader } from '../gguf/read-model-header.js';
import { loopback } from '../process/free-port.js';

/** llama-server's types for the key/value cache. */
const cacheTypes: ReadonlySet<string> = new Set([
  'f32',
  'f16',
  'bf16',
  'q8_0',
  'q4_0',
  'q4_1',
  'iq4_nl',
  'q5_0',
  'q5_1',
]);

/** What decides how llama-server is started. */
export interface ServerPlan {
  readonly files: ModelFiles;
  readonly settings: LoadSettings;
  readonly header: ModelHeader;
  readonly rpcServers: readonly string[];
  readonly extraArguments: readonly string[];
}

/** A program's arguments and environment, and what of the settings is not in them. */
export interface ServerStart {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
}

/**
 * The arguments for a model. What has other names in other versions of llama-server goes through the environment, where
 * an unknown name does no harm; so does the key, since everybody on the machine may read arguments.
 */
export function serverStart(plan: ServerPlan, port: number, key: string): ServerStart {
  const { files, settings, extraArguments, rpcServers } = plan;
  const warnings: Warning[] = [];
  const args = [
    '--model',
    files.weights,
    '--host',
    loopback,
    '--port',
    String(port),
    '--offline',
    '--no-webui',
    '--no-slots',
    ...contextArguments(plan),
    ...computeArguments(settings, warnings),
    ...(files.adapters ?? []).flatMap((path) => ['--lora', path]),
    ...(files.projectors ?? []).flatMap((path) => ['--mmproj', path]),
    ...(files.draft === undefined ? [] : ['--model-draft', files.draft]),
    ...(rpcServers.length === 0 ? [] : ['--rpc', rpcServers.join(',')]),
    ...extraArguments,
  ];
  if (files.draft === undefined && (settings.draftTokens ?? 0) > 0) {
    const message = 'There is no draft model that could propose tokens; draftTokens was ignored.';
    warnings.push({ type: 'unsupported-option', option: 'draftTokens', message });
  }
  return { arguments: args, environment: environmentOf(plan, key), warnings };
}

function environmentOf({ files, settings }: ServerPlan, key: string): Record<string, string> {
  const { memoryMap, draftTokens } = settings;
  return {
    LLAMA_API_KEY: key,
    ...(memoryMap === undefined ? {} : { LLAMA_ARG_LOAD_MODE: memoryMap ? 'mmap' : 'none' }),
    ...(memoryMap === undefined ? {} : { LLAMA_ARG_MMAP: memoryMap ? '1' : '0' }),
    ...(files.draft === undefined ? {} : { LLAMA_ARG_SPEC_TYPE: 'draft-simple' }),
    ...(files.draft === undefined || draftTokens === undefined
      ? {}
      : { LLAMA_ARG_SPEC_DRAFT_N_MAX: String(draftTokens) }),
  };
}

function contextArguments({ settings, header }: ServerPlan): string[] {
  const { contextLength, slots, batchSize } = settings;
  const context = ['--ctx-size', String(contextLength * slots), '--parallel', String(slots)];
  if (header.pooling !== undefined) {
    // An encoder reads a text in one step, so that a step must hold the longest.
    const size = String(Math.max(contextLength, batchSize ?? 0));
    const kind = header.pooling === 'rank' ? ['--reranking'] : ['--embeddings', '--pooling', header.pooling];
    return [...context, ...kind, '--batch-size', size, '--ubatch-size', size];
  }
  return [
    ...context,
    // Control tokens that a model writes are given out with their spelling: parsers of tool calls look for them.
    '--special',
    settings.contextShift === false ? '--no-context-shift' : '--context-shift',
    // What a slot remembers is enough; a further 8 GiB of memory would be in no account.
    '--cache-ram',
    '0',
    ...(batchSize === undefined ? [] : ['--batch-size', String(batchSize), '--ubatch-size', String(batchSize)]),
  ];
}

function computeArguments(settings: LoadSettings, warnings: Warning[]): string[] {
  const { threads, gpuLayers, mainGpu, flashAttention, cacheType } = settings;
  // Threads that wait without spinning: beside the server's own and Puna's, spinning ones hold each other up.
  const args = ['--poll', '0'];
  const computing = threads !== undefined && threads > 0 ? threads : undefined;
  if (computing !== undefined) args.push('--threads', String(computing));
  if (gpuLayers !== undefined && gpuLayers >= 0) args.push('--gpu-layers', String(gpuLayers));
  if (mainGpu !== undefined) args.push('--main-gpu', String(mainGpu));
  if (flashAttention !== undefined) args.push('--flash-attn', flashAttention ? 'on' : 'off');
  if (cacheType === undefined) return args;
  const known = cacheType.toLowerCase();
  if (cacheTypes.has(known)) return [...args, '--cache-type-k', known, '--cache-type-v', known];
  warnings.push({
    type: 'unsupported-option',
    option: 'cacheType',
    message: `The cache type ${cacheType} is unknown; f16 is used. Known are ${[...cacheTypes].join(', ')}.`,
  });
  return args;
}
