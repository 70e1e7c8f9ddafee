import { formatParameterCount } from '../format/parameter-count.js';
import { formatTable } from '../format/table.js';
import { formatMetadataValue } from './metadata-value.js';

type Metadata = Readonly<Record<string, unknown>>;

/** The parts of the answer of `/api/show` that are shown. */
export interface ModelInformation {
  readonly license?: string;
  readonly system?: string;

  /** One `name value` a line. */
  readonly parameters?: string;

  readonly details: { readonly family: string; readonly parameter_size: string; readonly quantization_level: string };
  readonly remote_model?: string;
  readonly remote_host?: string;
  readonly model_info?: Metadata;
  readonly projector_info?: Metadata;
  readonly capabilities?: readonly string[];
  readonly tensors?: readonly { readonly name: string; readonly type: string; readonly shape: readonly number[] }[];
  readonly requires?: string;
  readonly runtime?: { readonly name?: string; readonly declined: readonly { name: string; message: string }[] };
}

/** Lines of licences and system messages are broken later than other cells. */
const textWidth = 100;

/** The sections that `puna show` prints. `verbose` adds metadata and tensors. */
export function formatModelInformation(model: ModelInformation, verbose: boolean): string {
  const sections = [
    section('Model', modelRows(model), textWidth),
    section(
      'Capabilities',
      (model.capabilities ?? []).map((capability) => [capability]),
    ),
    section('Runtime', runtimeRows(model.runtime, verbose), textWidth),
    section('Projector', projectorRows(model.projector_info)),
    section(
      'Parameters',
      lines(model.parameters).map((line) => line.split(/\s+/)),
    ),
    verbose ? section('Metadata', metadataRows(model.model_info)) : '',
    verbose ? section('Tensors', tensorRows(model)) : '',
    section('System', firstLines(model.system), textWidth),
    section('License', firstLines(model.license), textWidth),
  ];
  return sections.join('');
}

function section(title: string, rows: readonly string[][], cellWidth = 30): string {
  if (rows.length === 0) return '';
  const indented = rows.map((row) => ['', ...row]);
  return `  ${title}\n${formatTable(indented, { cellWidth })}\n`;
}

function modelRows(model: ModelInformation): string[][] {
  const { remote_model: remote, remote_host: hosts = '' } = model;
  if (remote === undefined) return weightsRows(model);
  return [['remote model', remote], ...hosts.split(',').map((host) => ['remote host', host])];
}

function weightsRows({ details, model_info: metadata, requires }: ModelInformation): string[][] {
  const architecture = metadata?.['general.architecture'];
  const name = typeof architecture === 'string' ? architecture : details.family;
  const parameters = details.parameter_size || formatCount(metadata?.['general.parameter_count']);
  return [
    ['architecture', name],
    ...(parameters === '' ? [] : [['parameters', parameters]]),
    ...numberRow('context length', metadata?.[`${name}.context_length`]),
    ...numberRow('embedding length', metadata?.[`${name}.embedding_length`]),
    ['quantization', details.quantization_level],
    ...(requires ? [['requires', requires]] : []),
  ];
}

/** The runtime that runs the model. Why others do not is told where none does, or to those who ask for everything. */
function runtimeRows(runtime: ModelInformation['runtime'], verbose: boolean): string[][] {
  if (runtime === undefined) return [];
  const { name, declined } = runtime;
  const others = verbose || name === undefined ? declined : [];
  return [['runs with', name ?? 'none'], ...others.map((other) => ['declined', `${other.name}: ${other.message}`])];
}

function projectorRows(metadata: Metadata | undefined): string[][] {
  if (metadata === undefined || metadata === null) return [];
  const architecture = String(metadata['general.architecture'] ?? '');
  return [
    ['architecture', architecture],
    ['parameters', formatCount(metadata['general.parameter_count'])],
    ...numberRow('embedding length', metadata[`${architecture}.vision.embedding_length`]),
    ...numberRow('dimensions', metadata[`${architecture}.vision.projection_dim`]),
  ];
}

function formatCount(count: unknown): string {
  return typeof count === 'number' ? formatParameterCount(count) : '';
}

function numberRow(label: string, value: unknown): string[][] {
  return typeof value === 'number' ? [[label, String(value)]] : [];
}

function metadataRows(metadata: Metadata = {}): string[][] {
  return Object.keys(metadata)
    .sort()
    .map((key) => [key, formatMetadataValue(metadata[key])]);
}

function tensorRows({ tensors = [] }: ModelInformation): string[][] {
  return tensors.map((tensor) => [tensor.name, tensor.type, `[${tensor.shape.join(' ')}]`]);
}

/** The first two lines that are not blank, and dots where there are more. */
function firstLines(text: string | undefined): string[][] {
  const all = lines(text);
  return [...all.slice(0, 2), ...(all.length > 2 ? ['...'] : [])].map((line) => [line]);
}

function lines(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
