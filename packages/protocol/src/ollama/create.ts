import { z } from 'zod';

import { messageSchema } from './message.js';
import { applyNameAlias, modelField, nameAliasField, streamField } from './shared-fields.js';

/** Path relative to the model's folder, with slashes -> digest of a blob in the store. */
const filesField = z.record(z.string(), z.string()).default({});

/** Base addresses of engines: a list, or a text with commas between them. */
const remoteHostField = z
  .union([z.string(), z.array(z.string())], { error: 'remote_host must be a string or an array of strings' })
  .transform((hosts) =>
    [hosts]
      .flat()
      .flatMap((text) => text.split(','))
      .map((host) => host.trim())
      .filter((host) => host !== ''),
  )
  .default([]);

const licenseField = z
  .union([z.string(), z.array(z.string())], { error: 'license must be a string or an array of strings' })
  .transform((license) => [license].flat().filter((text) => text !== ''))
  .default([]);

/** `POST /api/create`. Paths and digests are checked by whoever opens the files. */
export const createRequestSchema = z
  .object({
    model: modelField,
    name: nameAliasField,
    from: z.string().trim().default(''),
    files: filesField,
    adapters: filesField,
    draft_files: filesField,
    draft_quantize: z.string().default(''),
    template: z.string().default(''),
    system: z.string().default(''),
    license: licenseField,
    parameters: z.record(z.string(), z.unknown()).default({}),
    messages: z.array(messageSchema).default([]),
    quantize: z.string().default(''),
    quantization: z.string().exactOptional().meta({ description: 'Old name of `quantize`.', deprecated: true }),
    allow_requantize: z
      .boolean()
      .default(false)
      .meta({ description: 'Quantize weights that are quantized already; they lose quality twice.' }),
    renderer: z.string().default(''),
    parser: z.string().default(''),
    requires: z.string().default(''),
    info: z.record(z.string(), z.unknown()).default({}),
    remote_host: remoteHostField.meta({
      description: 'Engines elsewhere that run the model; `from` is its name there.',
    }),
    remote_model: z.string().trim().default('').meta({ description: 'Its name there, where `from` is not.' }),
    stream: streamField,
  })
  .meta({ title: 'CreateRequest' })
  .transform(applyNameAlias)
  .transform(({ quantization, ...request }) => ({ ...request, quantize: request.quantize || (quantization ?? '') }));

export type CreateRequest = z.output<typeof createRequestSchema>;

/** A request as a client may send it. */
export type CreateRequestBody = z.input<typeof createRequestSchema>;
