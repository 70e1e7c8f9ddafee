import { z } from 'zod';

import type { Message } from './message.js';
import type { ModelCapability, ModelDetails } from './model-details.js';
import type { RuntimeChoice } from './runtime-choice.js';
import type { RemoteFields } from './remote-fields.js';
import { applyNameAlias, modelField, nameAliasField, optionsField } from './shared-fields.js';

/** `POST /api/show`. `template` is read and ignored, as clients expect. */
export const showRequestSchema = z
  .object({
    model: modelField,
    name: nameAliasField,
    verbose: z.boolean().default(false),
    system: z.string().default(''),
    template: z.string().default(''),
    options: optionsField,
  })
  .meta({ title: 'ShowRequest' })
  .transform(applyNameAlias);

export type ShowRequest = z.output<typeof showRequestSchema>;

/** A request as a client may send it. */
export type ShowRequestBody = z.input<typeof showRequestSchema>;

/** All there is to know about a model. Empty texts and arrays are left out. */
export interface ShowResponse extends RemoteFields {
  /** All licenses, joined by line feeds. */
  readonly license?: string;
  readonly modelfile?: string;

  /** One line for each value: name, padding, value. */
  readonly parameters?: string;
  readonly template?: string;
  readonly system?: string;
  readonly details: ModelDetails;
  readonly messages?: readonly Message[];

  /** The file's metadata; long arrays are null unless `verbose` was asked for. */
  readonly model_info: Readonly<Record<string, unknown>>;
  readonly projector_info?: Readonly<Record<string, unknown>>;
  readonly tensors?: readonly TensorEntry[];
  readonly capabilities?: readonly ModelCapability[];

  /** With the machine's offset. */
  readonly modified_at: string;
  readonly requires?: string;

  /** Which runtime would run the model now. */
  readonly runtime?: RuntimeChoice;
}

/** One tensor of a model; the shape is in the file's order. */
export interface TensorEntry {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}
