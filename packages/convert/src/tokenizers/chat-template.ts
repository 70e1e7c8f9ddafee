import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject } from '../json/parse-json.js';
import type { ModelFiles } from '../model-files/model-files.js';
import type { Settings } from '../model-files/settings.js';
import { list, text, type TypedValue } from '../writing/metadata-values.js';

const key = 'tokenizer.chat_template';
const defaultName = 'default';
const additionalFolder = 'additional_chat_templates/';

/** The chat template, and others by their names. A file of its own counts more than tokenizer_config.json. */
export async function chatTemplates(files: ModelFiles, tokenizerConfig: Settings): Promise<Map<string, TypedValue>> {
  const templates = await findTemplates(files, tokenizerConfig);
  const metadata = new Map<string, TypedValue>();
  const names: string[] = [];
  for (const [name, template] of templates) {
    if (name === defaultName) {
      metadata.set(key, text(template));
    } else {
      const safeName = name.replaceAll(/[^a-zA-Z0-9]/gu, '_');
      if (!metadata.has(`${key}.${safeName}`)) names.push(safeName);
      metadata.set(`${key}.${safeName}`, text(template));
    }
  }
  if (names.length > 0) metadata.set(`${key}s`, list('string', names));
  return metadata;
}

async function findTemplates(files: ModelFiles, tokenizerConfig: Settings): Promise<Map<string, string>> {
  if (files.has('chat_template.jinja')) {
    const templates = new Map([[defaultName, await files.text('chat_template.jinja')]]);
    for (const name of files.names.filter((name) => name.startsWith(additionalFolder) && name.endsWith('.jinja'))) {
      templates.set(name.slice(additionalFolder.length, -'.jinja'.length), await files.text(name));
    }
    return templates;
  }
  const own = tokenizerConfig.raw('chat_template');
  if (own !== undefined || !files.has('chat_template.json')) return named(own);
  return named((await files.settings('chat_template.json')).raw('chat_template'));
}

/** One template, or a list with names. */
function named(value: unknown): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value === 'string') return new Map([[defaultName, value]]);
  if (!Array.isArray(value)) throw new ModelFilesError('chat_template is neither a text nor a list');
  return new Map(
    value.map((entry) => {
      if (isObject(entry) && typeof entry['name'] === 'string' && typeof entry['template'] === 'string') {
        return [entry['name'], entry['template']];
      }
      throw new ModelFilesError('chat_template has an entry without name and template');
    }),
  );
}
