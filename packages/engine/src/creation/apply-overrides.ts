import { parseGoTemplate, TemplateSyntaxError } from '@puna/prompt';
import { mediaTypes } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import type { CreateModelRequest } from './create-request.js';
import type { DraftModel } from './draft-model.js';

function requireTemplate(template: string): void {
  try {
    parseGoTemplate(template);
  } catch (error) {
    if (!TemplateSyntaxError.isInstance(error)) throw error;
    throw new CreateInputError(`template error: ${error.message}`, {}, { cause: error });
  }
}

/** Lays the texts and values of a request over what the base brought (contract: api, section 13). */
export async function applyOverrides(draft: DraftModel, request: CreateModelRequest): Promise<void> {
  if (request.template) {
    requireTemplate(request.template);
    await draft.replaceText(mediaTypes.template, request.template);
  }
  if (request.system) await draft.replaceText(mediaTypes.system, request.system);
  for (const license of request.licenses ?? []) await draft.addText(mediaTypes.license, license);
  const parameters = { ...(await draft.parameters()), ...request.parameters };
  if (Object.keys(parameters).length > 0) await draft.replaceText(mediaTypes.params, JSON.stringify(parameters));
  if (request.messages?.length) await draft.replaceText(mediaTypes.messages, JSON.stringify(request.messages));
  draft.config = {
    ...draft.config,
    ...checkInfo(request.info ?? {}),
    ...(request.renderer ? { renderer: request.renderer } : {}),
    ...(request.parser ? { parser: request.parser } : {}),
    ...(request.requires ? { requires: request.requires } : {}),
  };
}

/** The overrides of `info` by their config key. */
const infoFields = {
  model_family: { key: 'model_family', kind: 'string' },
  base_name: { key: 'base_name', kind: 'string' },
  quantization_level: { key: 'file_type', kind: 'string' },
  parameter_size: { key: 'model_type', kind: 'string' },
  context_length: { key: 'context_length', kind: 'number' },
  embedding_length: { key: 'embedding_length', kind: 'number' },
  capabilities: { key: 'capabilities', kind: 'list' },
} as const;

function checkInfoValue(field: string, kind: 'string' | 'number' | 'list', value: unknown): unknown {
  if (kind === 'string' && typeof value !== 'string') {
    throw new CreateInputError(`info field "${field}" must be a string`);
  }
  if (kind === 'number') {
    if (typeof value !== 'number') throw new CreateInputError(`info field "${field}" must be a number`);
    if (!Number.isInteger(value) || value < 0) {
      throw new CreateInputError(`info field "${field}" must be a non-negative integer`);
    }
  }
  if (kind === 'list' && !(Array.isArray(value) && value.every((item) => typeof item === 'string'))) {
    throw new CreateInputError(`info field "${field}" must be an array of strings`);
  }
  return value;
}

function checkInfo(info: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const [field, { key, kind }] of Object.entries(infoFields)) {
    const value = info[field];
    if (value !== undefined && value !== null) config[key] = checkInfoValue(field, kind, value);
  }
  return config;
}
