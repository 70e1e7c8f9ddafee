import { formatGeneratedModelfile } from '@puna/modelfile';
import { formatShortName } from '@puna/protocol';
import type { StoredModel } from '../models/stored-model.js';

/** Parts of a model that are shown as someone asked for them instead of as they are stored. */
export interface ModelfileOverlay {
  readonly system: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly template: string;
}

/** The Modelfile that would make this model again (contract: api, section 8 "modelfile"). */
export function generateModelfile({ name, files, layers, config }: StoredModel, overlay: ModelfileOverlay): string {
  return formatGeneratedModelfile({
    shortName: formatShortName(name),
    weights: [files.remote?.model ?? files.weights],
    adapters: files.adapters,
    drafts: files.draft === undefined ? [] : [files.draft],
    projectors: files.projectors,
    ...overlay,
    parameters: { ...remoteParameters(files, config), ...overlay.parameters },
    renderer: config.renderer,
    parser: config.parser,
    licenses: layers.licenses,
    messages: layers.messages,
  });
}

/** Where the model runs, as PARAMETERs say it; what it can do, where its maker said so. */
function remoteParameters(
  { remote }: StoredModel['files'],
  { capabilities = [] }: StoredModel['config'],
): ModelfileOverlay['parameters'] {
  if (remote === undefined) return {};
  return { remote_host: remote.hosts, ...(capabilities.length === 0 ? {} : { capability: capabilities }) };
}
