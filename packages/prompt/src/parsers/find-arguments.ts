/** The arguments of a call, and where the object that holds them ends. */
export interface ArgumentsMatch {
  readonly arguments: Readonly<Record<string, unknown>>;

  /** Right after the object's closing brace. */
  readonly end: number;
}

type JsonObject = Record<string, unknown>;

/** Deeper objects are not searched. */
const maximumDepth = 64;

/**
 * Finds the arguments of a tool in the first complete JSON object of a text: under `arguments` or `parameters` of an
 * object that has a `name`, or under the tool's own name, at any depth; otherwise the object itself is the arguments.
 * Undefined while there is no complete object, or one with a name but no arguments.
 */
export function findArguments(text: string, toolName: string): ArgumentsMatch | undefined {
  for (const { start, end } of objectsIn(text)) {
    const object = parseObject(text.slice(start, end));
    if (object === undefined) continue;
    const found = searchObject(object, toolName, 0);
    if (found === 'named-without-arguments') return undefined;
    return { arguments: found ?? object, end };
  }
  return undefined;
}

/** The outermost pairs of braces, those inside JSON strings not counted. */
function* objectsIn(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  let depth = 0;
  let start = -1;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '{') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (character === '}') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && start !== -1) {
        yield { start, end: index + 1 };
        start = -1;
      }
    }
  }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object under a key; also one that is written as a string of JSON. */
function objectUnder(object: JsonObject, key: string): JsonObject | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (isObject(value)) return value;
  return typeof value === 'string' ? parseObject(value) : undefined;
}

type SearchResult = JsonObject | 'named-without-arguments' | undefined;

function searchObject(object: JsonObject, toolName: string, depth: number): SearchResult {
  if (depth > maximumDepth) return undefined;
  if (Object.hasOwn(object, 'name')) {
    return objectUnder(object, 'arguments') ?? objectUnder(object, 'parameters') ?? 'named-without-arguments';
  }
  const own = objectUnder(object, toolName);
  if (own !== undefined) return own;
  for (const value of Object.values(object)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const found = isObject(child) ? searchObject(child, toolName, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
