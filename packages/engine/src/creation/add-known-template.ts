import { detectKnownTemplate } from '@puna/prompt';
import { mediaTypes } from '@puna/store';
import type { DraftModel } from './draft-model.js';

/** Adds the named template that behaves as the weights' own chat template does, where there is one. */
export async function addKnownTemplate(draft: DraftModel, jinja: string | undefined): Promise<void> {
  const known = jinja === undefined ? undefined : detectKnownTemplate(jinja);
  if (known === undefined) return;
  await draft.addText(mediaTypes.template, known.template, known.name);
  await draft.addText(mediaTypes.params, JSON.stringify(known.parameters));
}
