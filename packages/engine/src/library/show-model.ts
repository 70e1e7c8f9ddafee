import type { RemoteModel } from '@puna/runtime';
import type { EngineContext } from '../engine-context.js';
import type { ShownFiles } from '../formats/model-format.js';
import { previewRuntime, type RuntimeChoice } from '../loading/choose-runtime.js';
import { describeModel, type ModelDetails } from '../models/model-details.js';
import { parseRequestedName } from '../models/model-catalogue.js';
import type { StoredModel } from '../models/stored-model.js';
import { formatParameters } from './format-parameters.js';
import { generateModelfile } from './generate-modelfile.js';

/** Which model to show, and what to lay over it. */
export interface ShowModelRequest {
  readonly model: string;

  /** Give long lists of the header whole. */
  readonly verbose?: boolean;

  /** Shown instead of the model's own. */
  readonly system?: string;

  /** Shown over the model's own PARAMETERs. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Everything there is to know about a model. */
export interface ShownModel extends ShownFiles {
  readonly license: string;
  readonly modelfile: string;
  readonly parameters: string;
  readonly template: string;
  readonly system: string;
  readonly details: ModelDetails;
  readonly messages: StoredModel['layers']['messages'];
  readonly capabilities: readonly string[];
  readonly modifiedAt: Date;
  readonly requires: string;

  /** Where the model runs, if not here. */
  readonly remote?: RemoteModel;

  /** Which runtime would run the model now. */
  readonly runtime: RuntimeChoice;
}

/** A model without template layer and without Jinja template runs on this one. */
const defaultTemplate = '{{ .Prompt }}';

/** The template as a Modelfile has it. A Jinja template lies in the weights, and TEMPLATE takes no Jinja. */
function templateLayer({ files, layers, chatTemplate }: StoredModel): string {
  if (files.remote !== undefined) return layers.template ?? '';
  return layers.template ?? (chatTemplate?.language === 'jinja' ? '' : defaultTemplate);
}

/**
 * Shows a model.
 *
 * @throws InvalidModelNameError, ModelNotFoundError, MissingBlobError.
 */
export async function showModel(context: EngineContext, request: ShowModelRequest): Promise<ShownModel> {
  const stored = await context.catalogue.require(parseRequestedName(request.model));
  const system = request.system || stored.layers.system || '';
  const parameters = { ...stored.layers.parameters, ...request.options };
  const { remote } = stored.files;
  const template = stored.chatTemplate?.source ?? (remote === undefined ? defaultTemplate : '');
  await context.catalogue.files(stored);
  return {
    license: stored.layers.licenses.join('\n'),
    modelfile: generateModelfile(stored, { system, parameters, template: templateLayer(stored) }),
    parameters: formatParameters(parameters),
    template,
    system,
    details: describeModel(stored),
    messages: stored.layers.messages,
    ...(await context.catalogue.show(stored, request.verbose ?? false)),
    capabilities: stored.capabilities,
    modifiedAt: stored.stored.modifiedAt,
    requires: stored.config.requires ?? '',
    ...(remote === undefined ? {} : { remote }),
    runtime: await previewRuntime(context.runtimes, stored, context.settings),
  };
}
