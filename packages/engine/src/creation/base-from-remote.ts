import type { ModelConfig } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import { remoteFiles } from '../formats/remote-format.js';
import { askRuntimes } from '../loading/choose-runtime.js';
import type { CheckedRequest } from './check-create-request.js';
import type { Creation } from './creation.js';
import { DraftModel } from './draft-model.js';

/** Where a model runs that has no weights here. */
export interface RemoteSource {
  /** Base addresses of the engines that have it. */
  readonly hosts: readonly string[];

  /** Its name there. */
  readonly model: string;
}

/**
 * Starts from a model that engines elsewhere run. They need not be there yet.
 *
 * @throws CreateInputError where no runtime would use such an address.
 */
export async function baseFromRemote(
  { context, workspace }: Creation,
  { hosts, model }: RemoteSource,
): Promise<DraftModel> {
  if (model === '')
    throw new CreateInputError("neither 'from' nor 'remote_model' says what the engine calls the model");
  const config: ModelConfig = {
    model_format: 'remote',
    model_family: '',
    model_families: [],
    model_type: '',
    file_type: '',
    remote_host: hosts.join(','),
    remote_model: model,
  };
  const files = remoteFiles(config);
  const asked = files === undefined ? undefined : await askRuntimes(context.runtimes, files);
  if (asked === undefined || asked.willing.length === 0) {
    // Of several refusals, only that of a runtime which takes such models says what is wrong with this one.
    const refusal = asked?.declined.find(({ reason }) => reason === 'configuration');
    throw new CreateInputError(refusal?.message ?? 'this server has no runtime for models of engines elsewhere');
  }
  return new DraftModel(context.store, workspace, config);
}

/** Refuses what only a model with weights can have. */
export function checkRemote({ config }: DraftModel, checked: CheckedRequest): void {
  if (config.model_format !== 'remote') return;
  const { files, adapters, draftFiles, type, draftType } = checked;
  const hasFiles = [files, adapters, draftFiles].some((map) => Object.keys(map).length > 0);
  if (!hasFiles && type === undefined && draftType === undefined) return;
  throw new CreateInputError(
    'the weights of this model are at the engine that runs it; files, adapters and quantization belong there',
  );
}
