import { GoList, GoStruct, type GoValue } from '../values/go-values.js';

const names: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'any[]',
  object: 'Record<string, any>',
  null: 'null',
};

const items = (value: GoValue): readonly GoValue[] => (value instanceof GoList ? value.items : []);

/** The TypeScript type of a tool's property (a struct with `AnyOf` and `Type`); `any` for whatever is none. */
export function toTypeScriptType(value: GoValue): string {
  if (!(value instanceof GoStruct)) return 'any';
  const alternatives = items(value.fields.get('AnyOf'));
  if (alternatives.length > 0) return alternatives.map(toTypeScriptType).join(' | ');
  const types = items(value.fields.get('Type'));
  if (types.length === 0) return 'any';
  return types.map((type) => (typeof type === 'string' ? names[type] : undefined) ?? 'any').join(' | ');
}
