// Finds what a TypeScript file imports, with a parser rather than by matching text.
import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/** @typedef {{ specifier: string, line: number }} FoundImport */

/** @param {unknown} node @returns {node is { type: 'Literal', value: string, start: number }} */
function isText(node) {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string';
}

/** @param {any} callee @returns {boolean} whether it is `import.meta.resolve` */
function isMetaResolve(callee) {
  return (
    callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty' && callee.property.name === 'resolve'
  );
}

/**
 * Every module that a file names: static and dynamic imports, re-exports, types (`import('x').Y`) and
 * `import.meta.resolve('x')`. Computed names are unknown, and left out.
 * @param {string} file a path
 * @returns {FoundImport[]}
 * @throws {SyntaxError} when the file cannot be parsed
 */
export function readImports(file) {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  /** @type {FoundImport[]} */
  const found = [];
  /** @param {unknown} node */
  const add = (node) => {
    if (isText(node)) found.push({ specifier: node.value, line: text.slice(0, node.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    CallExpression: (node) => {
      if (isMetaResolve(node.callee)) add(node.arguments[0]);
    },
  }).visit(program);
  return found;
}
