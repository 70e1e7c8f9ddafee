import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../packages/prompt/src/chat-template/fixtures/families/', import.meta.url);

/** The templates of model families that Go can run here: over messages, and without functions that only Puna has. */
export function familyTemplates() {
  return readdirSync(folder)
    .sort()
    .map(
      (file) =>
        readFileSync(new URL(file, folder), 'utf8')
          .split(/^=== .+ ===\n/m)[1]
          ?.replace(/\n$/, '') ?? '',
    )
    .filter((template) => template.includes('.Messages') && !template.includes('toTypeScriptType'));
}
