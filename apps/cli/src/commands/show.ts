import type { ShowResponse } from 'ollama/browser';
import { connect } from '../client/server-client.js';
import { UsageError } from '../command-error.js';
import type { CommandAction } from '../program/command-definition.js';
import { formatModelInformation, type ModelInformation } from '../show/model-information.js';

/** What each selector prints. System and template are printed as they are, without a line break of our own. */
const selectors: Readonly<Record<string, (model: ShowResponse) => string>> = {
  license: (model) => `${model.license ?? ''}\n`,
  modelfile: (model) => `${model.modelfile ?? ''}\n`,
  parameters: (model) => `${model.parameters ?? ''}\n`,
  system: (model) => model.system ?? '',
  template: (model) => model.template ?? '',
};

/** `puna show MODEL`: everything about a model in sections, or one field alone. */
export const show: CommandAction = async (context, [model = ''], flags) => {
  const chosen = Object.keys(selectors).filter((name) => flags[name] === true);
  if (chosen.length > 1) {
    throw new UsageError(
      "only one of '--license', '--modelfile', '--parameters', '--system', or '--template' can be specified",
    );
  }
  const verbose = flags.verbose === true;
  // The client's types are older than "verbose" and than some fields of the answer.
  const answer = await connect(context).ollama.show({ model, ...(verbose && { verbose }) });
  const select = selectors[chosen[0] ?? ''];
  const text = select?.(answer) ?? formatModelInformation(answer as unknown as ModelInformation, verbose);
  context.stdout.write(text);
};
