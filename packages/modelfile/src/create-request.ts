import { ModelfileValueError } from './errors/modelfile-value-error.js';
import type { Command, MessageRole, Modelfile, ParameterCommand, ValueCommand } from './modelfile.js';
import { deprecationWarning, parseParameter, type ParameterValue } from './parse-parameter.js';

/**
 * What a Modelfile asks for, in the terms of `POST /api/create`. Paths are as they were written: finding, hashing and
 * uploading the files is the client's, which knows the folder that they are relative to.
 */
export interface ModelfileRequest {
  /** Model names and paths, at least one where the Modelfile was parsed. Files add up; of several names the last counts. */
  readonly from: readonly string[];
  /** Paths, which add up: an adapter may consist of several files. */
  readonly adapters: readonly string[];
  /** Paths of draft models. */
  readonly drafts: readonly string[];
  readonly template?: string;
  readonly system?: string;
  readonly license: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Base addresses of the engines elsewhere that have the model; FROM is its name there. */
  readonly remote_host?: readonly string[];
  /** Its name there, where FROM is not. */
  readonly remote_model?: string;
  readonly info?: { readonly capabilities: readonly string[] };
  readonly messages: readonly { readonly role: MessageRole; readonly content: string }[];
  readonly renderer?: string;
  readonly parser?: string;
  /** A version without the `v`. */
  readonly requires?: string;
  /** Sentences for the user, about parameters that were skipped. */
  readonly warnings: readonly string[];
}

/**
 * What a Modelfile asks for.
 *
 * @throws ModelfileValueError where a parameter or REQUIRES has a value that can't be.
 */
export function modelfileToCreateRequest({ commands }: Modelfile): ModelfileRequest {
  const template = last(commands, 'template');
  const system = last(commands, 'system');
  const renderer = last(commands, 'renderer');
  const parser = last(commands, 'parser');
  const requires = requiredVersion(commands);
  return {
    from: all(commands, 'from'),
    adapters: all(commands, 'adapter'),
    drafts: all(commands, 'draft'),
    ...(template !== undefined && { template }),
    ...(system !== undefined && { system }),
    license: all(commands, 'license'),
    ...parametersOf(commands),
    messages: commands.flatMap((command) =>
      command.instruction === 'message' ? { role: command.role, content: command.content } : [],
    ),
    ...(renderer !== undefined && { renderer }),
    ...(parser !== undefined && { parser }),
    ...(requires !== undefined && { requires }),
  };
}

type ParameterFields = Pick<ModelfileRequest, 'parameters' | 'warnings' | 'remote_host' | 'remote_model' | 'info'>;

function parametersOf(commands: readonly Command[]): ParameterFields {
  const parameters: Record<string, ParameterValue> = {};
  const warnings: string[] = [];
  for (const { name, value, places } of commands.filter(isParameter)) {
    const parsed = parseParameter(name, value, places);
    if (parsed === undefined) {
      warnings.push(deprecationWarning(name));
      continue;
    }
    const earlier = parameters[name];
    // Lists add up; of everything else the last counts.
    parameters[name] = isList(parsed) && isList(earlier) ? [...earlier, ...parsed] : parsed;
  }
  const { remote_host: hosts, remote_model: remoteModel, capability, ...others } = parameters;
  return {
    parameters: others,
    warnings,
    ...(isList(hosts) && { remote_host: hosts }),
    ...(typeof remoteModel === 'string' && { remote_model: remoteModel }),
    ...(isList(capability) && { info: { capabilities: capability } }),
  };
}

/** A version as Go's modules have it: the minor and patch numbers may be missing. */
const versionPattern =
  /^v?((0|[1-9]\d*)(\.(0|[1-9]\d*)(\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?)?)?)$/;

/** The last version that is required; an earlier one must be one as well. */
function requiredVersion(commands: readonly Command[]): string | undefined {
  return commands
    .filter((command) => isValue(command, 'requires'))
    .map(readVersion)
    .at(-1);
}

function readVersion({ value, places }: ValueCommand): string {
  const version = versionPattern.exec(value)?.[1];
  if (version !== undefined) return version;
  const hint = `"${value.slice(0, 40)}" is none: write three numbers with dots`;
  throw new ModelfileValueError('requires must be a valid semver (e.g. 0.14.0)', hint, places?.value);
}

function all(commands: readonly Command[], instruction: ValueCommand['instruction']): string[] {
  return commands.filter((command) => isValue(command, instruction)).map(({ value }) => value);
}

function last(commands: readonly Command[], instruction: ValueCommand['instruction']): string | undefined {
  return all(commands, instruction).at(-1);
}

function isValue(command: Command, instruction: ValueCommand['instruction']): command is ValueCommand {
  return command.instruction === instruction;
}

function isParameter(command: Command): command is ParameterCommand {
  return command.instruction === 'parameter';
}

function isList(value: ParameterValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
