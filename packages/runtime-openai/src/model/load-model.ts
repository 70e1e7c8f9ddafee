import { type LoadedModel, type LoadOptions, type ModelFiles, UnsupportedError } from '@puna/runtime';
import { parseHost } from '../host-address.js';
import type { OpenAiLimits } from '../limits.js';
import type { OpenAiRuntimeOptions } from '../options.js';
import { probeModel } from '../probe.js';
import type { UpstreamPool } from '../upstreams/upstream-pool.js';
import { describeModel } from './describe-model.js';
import { RemoteModel } from './remote-model.js';
import { RunningWork, untilAborted } from './running-work.js';

/** What loading needs of the adapter. */
export interface LoadContext {
  readonly pool: UpstreamPool;
  readonly limits: OpenAiLimits;
  readonly options: OpenAiRuntimeOptions;
}

/** See `Runtime.load`. Nothing is loaded here: the hosts are asked what they know of the model. */
export async function loadModel(
  files: ModelFiles,
  loadOptions: LoadOptions,
  { pool, limits, options }: LoadContext,
): Promise<LoadedModel> {
  loadOptions.signal?.throwIfAborted();
  const probed = await probeModel(files, options);
  const { remote } = files;
  if (!probed.supported || remote === undefined) {
    const message = probed.supported ? 'The model does not say where it runs.' : probed.message;
    throw new UnsupportedError(message, { reason: probed.supported ? 'configuration' : probed.reason });
  }
  refuseFiles(files);
  const { upstreams, release } = pool.use(remote.hosts.flatMap((host) => parseHost(host) ?? []));
  const work = new RunningWork(loadOptions.signal, () => {});
  try {
    const description = await untilAborted(describeModel(remote, upstreams, loadOptions, work.signal), work.signal);
    loadOptions.onProgress?.(1);
    const { budget } = pool;
    return new RemoteModel({ ...description, remote, upstreams, budget, adapterLimits: limits, onClose: release });
  } catch (error) {
    release();
    throw error;
  } finally {
    work.end();
  }
}

function refuseFiles({ adapters = [], projectors = [], draft }: ModelFiles): void {
  if (adapters.length === 0 && projectors.length === 0 && draft === undefined) return;
  const message =
    'A model that runs elsewhere takes no files of its own: adapters, projectors and draft models belong to its engine.';
  throw new UnsupportedError(message, adapters.length > 0 ? { capability: 'lora' } : {});
}
