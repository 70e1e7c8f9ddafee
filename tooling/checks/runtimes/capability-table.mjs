// The table of adapters and what models can do with them, in Markdown.
import path from 'node:path';

/** @typedef {import('./read-declarations.mjs').Adapter} Adapter */

/** What capabilities mean, for people. One that is missing here is shown by its name. @type {Record<string, string>} */
const meanings = {
  completion: 'text after a prompt',
  chat: 'conversations that the engine renders itself',
  embedding: 'embeddings',
  rerank: 'reranking',
  vision: 'images',
  audio: 'sounds',
  logProbabilities: 'log probabilities',
  constrainedOutput: 'output held to JSON, to a schema or to a grammar',
  contextShift: 'going on when the context is full',
  lora: 'LoRA adapters',
  stateFiles: 'saving the state of a sequence',
  tokens: 'tokenising',
};

const begin = '<!-- capabilities: written by `npm run check:runtimes -- --write` -->';
const end = '<!-- capabilities: end -->';

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;

/**
 * @param {Adapter[]} adapters
 * @param {string} from folder of the document, for links
 */
export function capabilityTable(adapters, from) {
  const names = adapters.map(
    ({ folder, declaration }) => `[${declaration.name}](${path.posix.relative(from, folder)})`,
  );
  const formats = adapters.map(({ declaration }) => declaration.formats.map((format) => `\`${format}\``).join(', '));
  const capabilities = Object.keys(meanings).concat(
    ...adapters.map(({ declaration }) => Object.keys(declaration.capabilities)),
  );
  const rows = [...new Set(capabilities)].map((capability) =>
    row([
      meanings[capability] ?? `\`${capability}\``,
      // What a declaration may leave out is there.
      ...adapters.map(({ declaration }) => (isDeclared(declaration.capabilities, capability) ? 'yes' : '–')),
    ]),
  );
  return [row(['', ...names]), `|${'---|'.repeat(names.length + 1)}`, row(['formats', ...formats]), ...rows].join('\n');
}

/** @param {object} capabilities @param {string} name */
function isDeclared(capabilities, name) {
  return Reflect.get(capabilities, name) ?? true;
}

/**
 * @param {string} document with the two comments that the table stands between
 * @param {string} table
 * @returns {string} the document with this table
 * @throws {Error} where the comments are missing
 */
export function withTable(document, table) {
  const [start, stop] = [document.indexOf(begin), document.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`The document has no place for the table: ${begin} … ${end}`);
  return `${document.slice(0, start)}${begin}\n\n${table}\n\n${document.slice(stop)}`;
}
