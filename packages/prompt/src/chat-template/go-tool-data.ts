import type { Tool } from '@puna/runtime';
import { toGoJson } from '../go-template/functions/json.js';
import { GoList, GoMap, GoStruct, toGoValue, type GoValue } from '../go-template/values/go-values.js';

type JsonObject = Readonly<Record<string, unknown>>;
type Entry = readonly [string, GoValue];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function strings(value: unknown): GoList {
  const items = asList(value).filter((item): item is string => typeof item === 'string');
  return new GoList(items, { typeName: '[]string', isNil: !Array.isArray(value) });
}

/** An entry of an object's JSON form that is left out where it holds nothing. */
function optional(key: string, value: GoValue): readonly Entry[] {
  const isEmpty =
    value === undefined ||
    value === null ||
    value === '' ||
    (value instanceof GoList && value.items.length === 0) ||
    (value instanceof GoMap && value.entries.size === 0);
  return isEmpty ? [] : [[key, value]];
}

/**
 * The `.Tools` of a Go template. The list, each tool and the properties of its parameters print as JSON; `.Function` and
 * `.Parameters` as Go prints structs, which is what the original server does (use `json .Function` for JSON).
 */
export function goTools(tools: readonly Tool[]): GoList {
  const list: GoList = new GoList(tools.map(goTool), { typeName: 'template.Tools', print: () => toGoJson(list) });
  return list;
}

function goTool(tool: Tool): GoStruct {
  const { name, description = '', parameters } = tool.function;
  const goParameters = toolParameters(asObject(parameters));
  const called = new GoStruct(
    'template.ToolFunction',
    { Name: name, Description: description, Parameters: goParameters },
    [['name', name], ...optional('description', description), ['parameters', goParameters]],
  );
  const items = toGoValue((tool as unknown as JsonObject).items);
  const fields = { Type: tool.type, Items: items, Function: called };
  const json: Entry[] = [['type', tool.type], ...optional('items', items), ['function', called]];
  const whole: GoStruct = new GoStruct('template.Tool', fields, json, () => toGoJson(whole));
  return whole;
}

function toolParameters(schema: JsonObject): GoStruct {
  const fields = {
    Type: asText(schema.type) || 'object',
    Defs: toGoValue(schema.$defs),
    Items: toGoValue(schema.items),
    Required: strings(schema.required),
    Properties: toolProperties(asObject(schema.properties)),
  };
  return new GoStruct('template.ToolFunctionParameters', fields, [
    ['type', fields.Type],
    ...optional('$defs', fields.Defs),
    ...optional('items', fields.Items),
    ...optional('required', fields.Required),
    ['properties', fields.Properties],
  ]);
}

function toolProperties(properties: JsonObject): GoMap {
  const entries = new Map(Object.entries(properties).map(([name, schema]) => [name, toolProperty(asObject(schema))]));
  const map: GoMap = new GoMap(entries, { typeName: 'template.Properties', print: () => toGoJson(map) });
  return map;
}

/** A property keeps the keywords that the Ollama API keeps. */
function toolProperty(schema: JsonObject): GoStruct {
  const fields = {
    AnyOf: new GoList(
      asList(schema.anyOf).map((one) => toolProperty(asObject(one))),
      { typeName: '[]api.ToolProperty', isNil: !Array.isArray(schema.anyOf) },
    ),
    Type: propertyType(schema.type),
    Items: toGoValue(schema.items),
    Description: asText(schema.description),
    Enum: new GoList(asList(schema.enum).map(toGoValue), { isNil: !Array.isArray(schema.enum) }),
    Properties: isObject(schema.properties) ? toolProperties(schema.properties) : null,
    Required: strings(schema.required),
  };
  const [onlyType] = fields.Type.items;
  return new GoStruct('api.ToolProperty', fields, [
    ...optional('anyOf', fields.AnyOf),
    ...optional('type', fields.Type.items.length === 1 ? onlyType : fields.Type),
    ...optional('items', fields.Items),
    ...optional('description', fields.Description),
    ...optional('enum', fields.Enum),
    ...optional('properties', fields.Properties),
    ...optional('required', fields.Required),
  ]);
}

/** Prints as the type's name, or as `[string null]` where there are several. */
function propertyType(type: unknown): GoList {
  const names = strings(typeof type === 'string' ? [type] : type).items.map(String);
  const print = (): string =>
    names.length === 1 ? (names[0] ?? '') : names.length === 0 ? '' : `[${names.join(' ')}]`;
  return new GoList(names, { typeName: 'api.PropertyType', print });
}
