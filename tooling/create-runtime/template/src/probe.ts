import type { ModelFiles, ProbeResult, RefusalReason } from '@puna/runtime';
import { declaration } from './declaration.js';
import { readHeader } from './engine/weights.js';
import type { AcmeRuntimeOptions } from './options.js';

/** See `Runtime.probe`. Only the header is read: the server asks every adapter, in its own process. */
export async function probeModel(files: ModelFiles, options: AcmeRuntimeOptions): Promise<ProbeResult> {
  if (!declaration.formats.includes(files.format)) {
    const formats = declaration.formats.join(', ');
    return refusal('format', `acme reads models of these formats: ${formats}; not ${files.format}.`);
  }
  if ((files.projectors ?? []).length > 0) return refusal('feature', 'acme takes neither images nor sounds.');
  if ((files.adapters ?? []).length > 0) return refusal('feature', 'acme applies no LoRA adapters.');
  if ((await readHeader(files.weights)) === undefined) {
    return refusal('format', `${files.weights} is no model of acme.`);
  }
  return { supported: true, preference: options.preference ?? 50 };
}

function refusal(reason: RefusalReason, message: string): ProbeResult {
  return { supported: false, reason, message };
}
