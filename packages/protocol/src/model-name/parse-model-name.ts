import { InvalidModelNameError } from './invalid-model-name-error.js';
import { defaultNameParts, type ModelName } from './model-name.js';

/** What each part may hold. The first character is never a dot or dash, so no part is `..` or reads as an option. */
const partPatterns = {
  host: /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}$/,
  namespace: /^[A-Za-z0-9_][A-Za-z0-9_-]{0,79}$/,
  model: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/,
  tag: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/,
};

/** A part that splitting can't make valid again: an empty side of a separator. */
const missingPart = '';

/**
 * Reads `[scheme://][host/][namespace/]model[:tag]`.
 *
 * Spaces are not trimmed and a source suffix (`:local`) is not removed: see `stripSourceSuffix`.
 *
 * @throws InvalidModelNameError where the text is no name.
 */
export function parseModelName(text: string): ModelName {
  const name = tryParseModelName(text);
  if (name === undefined) throw new InvalidModelNameError(text);
  return name;
}

/** Like `parseModelName`, but gives undefined where the text is no name. */
export function tryParseModelName(text: string): ModelName | undefined {
  const name = split(text);
  return isValidModelName(name) ? name : undefined;
}

/** Whether every part keeps to its characters and lengths; for names that were put together by hand. */
export function isValidModelName(name: ModelName): boolean {
  return (
    partPatterns.host.test(name.host) &&
    partPatterns.namespace.test(name.namespace) &&
    partPatterns.model.test(name.model) &&
    partPatterns.tag.test(name.tag)
  );
}

/** Takes the text apart from the right; an empty side of a separator stays empty, so that the check refuses it. */
function split(text: string): ModelName {
  const { scheme, host, namespace, tag } = defaultNameParts;

  const [beforeTag, tagPart] = cutLast(text, text.lastIndexOf(':') > text.lastIndexOf('/') ? ':' : undefined);
  const [beforeModel, model] = cutLast(beforeTag, '/');
  const withTag = { scheme, host, namespace, model: model ?? beforeModel, tag: tagPart ?? tag };
  if (model === undefined) return withTag;

  const [beforeNamespace, namespacePart] = cutLast(beforeModel, '/');
  if (namespacePart === undefined) return { ...withTag, namespace: beforeNamespace };

  const schemeEnd = beforeNamespace.indexOf('://');
  if (schemeEnd < 0) return { ...withTag, namespace: namespacePart, host: beforeNamespace };
  return {
    ...withTag,
    namespace: namespacePart,
    host: schemeEnd === 0 ? missingPart : beforeNamespace.slice(schemeEnd + 3),
    scheme: beforeNamespace.slice(0, schemeEnd),
  };
}

/** The text before and after the last separator; the second is undefined where there is none. */
function cutLast(text: string, separator: string | undefined): [string, string | undefined] {
  const at = separator === undefined ? -1 : text.lastIndexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
