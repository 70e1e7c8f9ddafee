import { listIn, objectIn, textIn, type JsonObject } from '@puna/runtime/adapter';
import type { FolderFile, Store } from '@puna/store';

/** What the small files of an ONNX model say. */
export interface OnnxSettings {
  /** config.json. */
  readonly config: JsonObject;

  /** tokenizer_config.json. */
  readonly tokenizer?: JsonObject;

  /** sentence_bert_config.json. */
  readonly sentence?: JsonObject;

  /** Whether sentence-transformers' files are there, which are for embeddings. */
  readonly embeds: boolean;

  /** Jinja. */
  readonly chatTemplate?: string;
}

/**
 * Reads what the small files say.
 *
 * @throws BlobNotFoundError, BlobContentError where a file is damaged.
 */
export async function readOnnxSettings(store: Store, files: readonly FolderFile[]): Promise<OnnxSettings> {
  const digests = new Map(files.map(({ name, digest }) => [name, digest]));
  const json = async (name: string): Promise<JsonObject | undefined> => {
    const digest = digests.get(name);
    return digest === undefined ? undefined : objectIn(await store.blobs.readJson(digest));
  };
  const [config = {}, tokenizer, sentence] = await Promise.all(
    ['config.json', 'tokenizer_config.json', 'sentence_bert_config.json'].map(json),
  );
  const template = digests.get('chat_template.jinja');
  const chatTemplate =
    template === undefined ? templateOf(tokenizer?.['chat_template']) : await store.blobs.readText(template);
  return {
    config,
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(sentence === undefined ? {} : { sentence }),
    embeds: digests.has('modules.json') || digests.has('1_Pooling/config.json'),
    ...(chatTemplate ? { chatTemplate } : {}),
  };
}

/** A template, or the default one of several with names. */
function templateOf(value: unknown): string {
  const named = listIn(value).map(objectIn);
  const chosen = named.find(({ name }) => name === 'default') ?? named[0];
  return textIn(chosen === undefined ? value : chosen['template']);
}
