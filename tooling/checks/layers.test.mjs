import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './layers/check-layers.mjs';

const rules = {
  layers: [['@x/runtime', '@x/protocol'], ['@x/store', '@x/scheduler', '@x/runtime-*'], ['@x/server']],
  tooling: ['@x-tooling/*'],
  adapters: { packages: ['@x/runtime-*'], except: ['@x/runtime-conformance'], mayDependOn: ['@x/runtime'] },
};

/**
 * @typedef {object} PackageSketch
 * @property {string[]} [dependencies]
 * @property {string[]} [devDependencies]
 * @property {string[]} [references] package folders' names; those of both dependency fields where left out
 * @property {Record<string, string>} [exports]
 * @property {Record<string, string>} [files] name in src to text
 */

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'puna layers '));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} name */
const folderName = (name) => name.replace('@x/', '').replace('@x-tooling/', '');
/** @param {string[]} names */
const asField = (names) => Object.fromEntries(names.map((name) => [name, 'workspace:*']));

/** @param {string} name @param {PackageSketch} sketch */
function writePackage(name, sketch) {
  const { dependencies = [], devDependencies = [], exports = { '.': './dist/index.js' }, files = {} } = sketch;
  const references = sketch.references ?? [...dependencies, ...devDependencies].map(folderName);
  const folder = path.join(root, 'packages', folderName(name));
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  const manifest = { name, exports, dependencies: asField(dependencies), devDependencies: asField(devDependencies) };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const tsconfig = { references: references.map((reference) => ({ path: `../${reference}` })) };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, 'src', file)), { recursive: true });
    writeFileSync(path.join(folder, 'src', file), text);
  }
}

/**
 * Writes a workspace and judges it.
 * @param {Record<string, PackageSketch>} packages
 * @returns {string[]} one line for each finding: `rule where`
 */
function findingsIn(packages) {
  for (const [name, sketch] of Object.entries(packages)) writePackage(name, sketch);
  const references = Object.keys(packages).map((name) => ({ path: `./packages/${folderName(name)}` }));
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ references }));
  return checkLayers(root, rules).map(({ rule, where }) => `${rule} ${where}`);
}

describe('a package and its layer', () => {
  it('may depend on a lower layer', () => {
    const files = { 'index.ts': "export { a } from '@x/protocol';" };
    expect(findingsIn({ '@x/protocol': {}, '@x/store': { dependencies: ['@x/protocol'], files } })).toEqual([]);
  });

  it('may not depend on a higher layer', () => {
    const packages = { '@x/store': { dependencies: ['@x/server'] }, '@x/server': {} };
    expect(findingsIn(packages)).toEqual(['downwards packages/store/package.json']);
  });

  it('may not depend on a package of its own layer', () => {
    const packages = { '@x/store': { dependencies: ['@x/scheduler'] }, '@x/scheduler': {} };
    expect(findingsIn(packages)).toEqual(['downwards packages/store/package.json']);
  });

  it('must have one', () => {
    expect(findingsIn({ '@x/unheard-of': {} })).toEqual(['known-layer packages/unheard-of/package.json']);
  });

  it('may not need tooling to run, but may for its tests', () => {
    const tooling = { '@x-tooling/testing': {} };
    expect(findingsIn({ ...tooling, '@x/store': { dependencies: ['@x-tooling/testing'] } })).toEqual([
      'no-tooling packages/store/package.json',
    ]);
    expect(findingsIn({ ...tooling, '@x/store': { devDependencies: ['@x-tooling/testing'] } })).toEqual([]);
  });
});

describe('an adapter', () => {
  it('may depend on the contract alone', () => {
    const packages = {
      '@x/runtime': {},
      '@x/protocol': {},
      '@x/runtime-y': { dependencies: ['@x/runtime', '@x/protocol'] },
    };
    expect(findingsIn(packages)).toEqual(['adapters packages/runtime-y/package.json']);
  });

  it('may use other packages in its tests', () => {
    const files = { 'y.test.ts': "import { kit } from '@x/runtime-conformance';" };
    const packages = {
      '@x/runtime-conformance': {},
      '@x/runtime-y': { devDependencies: ['@x/runtime-conformance'], files },
    };
    expect(findingsIn(packages)).toEqual([]);
  });

  it('is not the conformance kit, which may use any lower package', () => {
    expect(findingsIn({ '@x/protocol': {}, '@x/runtime-conformance': { dependencies: ['@x/protocol'] } })).toEqual([]);
  });
});

describe('an import', () => {
  it.each([
    ['a static import', "import { a } from '@x/protocol';"],
    ['an import of types', "import type { A } from '@x/protocol';"],
    ['a re-export', "export * from '@x/protocol';"],
    ['a dynamic import', "const a = await import('@x/protocol');"],
    ['a type named in place', "export type A = import('@x/protocol').A;"],
    ['a resolved name', "const a = import.meta.resolve('@x/protocol');"],
  ])('must be declared: %s', (_kind, text) => {
    const packages = { '@x/protocol': {}, '@x/store': { files: { 'index.ts': `\n${text}` } } };
    expect(findingsIn(packages)).toEqual(['declared packages/store/src/index.ts:2']);
  });

  it('is not a text that looks like one', () => {
    const files = { 'index.ts': "// import '@x/protocol'\nexport const text = \"import '@x/protocol'\";" };
    expect(findingsIn({ '@x/protocol': {}, '@x/store': { files } })).toEqual([]);
  });

  it('of a devDependency is refused in published code, and allowed in tests and fixtures', () => {
    const text = "import '@x/protocol';";
    const files = { 'index.ts': text, 'index.test.ts': text, 'fixtures/data.ts': text };
    const packages = { '@x/protocol': {}, '@x/store': { devDependencies: ['@x/protocol'], files } };
    expect(findingsIn(packages)).toEqual(['declared packages/store/src/index.ts:1']);
  });

  it('goes through the exports of a package', () => {
    const files = { 'a.ts': "import '@x/protocol/dist/deep.js';", 'b.ts': "import '@x/protocol/known';" };
    const exports = { '.': './dist/index.js', './known': './dist/known.js' };
    const packages = { '@x/protocol': { exports }, '@x/store': { dependencies: ['@x/protocol'], files } };
    expect(findingsIn(packages)).toEqual(['exports packages/store/src/a.ts:1']);
  });

  it('with a relative path stays in its package', () => {
    const files = { 'a.ts': "import '../../protocol/src/index.js';", 'deep/b.ts': "import '../a.js';" };
    expect(findingsIn({ '@x/protocol': {}, '@x/store': { files } })).toEqual(['own-files packages/store/src/a.ts:1']);
  });
});

describe('the references of a tsconfig.json', () => {
  it('name every workspace dependency, those for tests too', () => {
    const packages = { '@x/protocol': {}, '@x/store': { devDependencies: ['@x/protocol'], references: [] } };
    expect(findingsIn(packages)).toEqual(['references packages/store/tsconfig.json']);
  });

  it('name nothing else', () => {
    const packages = { '@x/protocol': {}, '@x/store': { references: ['protocol'] } };
    expect(findingsIn(packages)).toEqual(['references packages/store/tsconfig.json']);
  });

  it('name every package in the root', () => {
    writePackage('@x/scheduler', {});
    expect(findingsIn({ '@x/protocol': {} })).toEqual(['references tsconfig.json']);
  });
});
