import { z } from 'zod';

/** The schema behind `optional`, `default`, `nullable`, `lazy`, `transform`: the one that says what JSON is expected. */
export function innerSchema(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  for (;;) {
    if (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodExactOptional ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodDefault
    ) {
      inner = inner.def.innerType;
    } else if (inner instanceof z.ZodLazy) {
      inner = inner.def.getter();
    } else if (inner instanceof z.ZodPipe) {
      inner = inner.def.in;
    } else {
      return inner;
    }
  }
}

/** The schema of the value one step down, where the schema tells. */
export function childSchema(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const inner = innerSchema(schema);
  if (inner instanceof z.ZodObject) return inner.shape[String(key)];
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodRecord) return inner.valueType;
  return undefined;
}

/** A type's name as the original server spells it in its messages: `string`, `[]api.Message`. */
export function typeName(schema: z.core.$ZodType | undefined, fallback = 'interface {}'): string {
  const inner = schema && innerSchema(schema);
  if (inner instanceof z.ZodString) return 'string';
  if (inner instanceof z.ZodBoolean) return 'bool';
  if (inner instanceof z.ZodNumber) return inner.isInt ? 'int' : 'float64';
  if (inner instanceof z.ZodArray) return `[]${typeName(inner.element)}`;
  if (inner instanceof z.ZodRecord) return `map[string]${typeName(inner.valueType)}`;
  if (inner instanceof z.ZodObject) return `api.${inner.meta()?.title ?? fallback}`;
  return fallback;
}
