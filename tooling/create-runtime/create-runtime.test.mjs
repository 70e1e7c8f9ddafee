import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolders } from '../setup/fingerprint.mjs';
import { workspaceRoot } from '../setup/workspace.mjs';
import { createRuntime } from './create-runtime.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'create-runtime-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} name relative to the workspace @param {string} [place] */
function link(name, place = name) {
  mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
  symlinkSync(path.join(workspaceRoot, name), path.join(root, place), 'junction');
}

/** @param {string} script of a package in node_modules @param {...string} scriptArguments */
function run(script, ...scriptArguments) {
  const result = spawnSync(process.execPath, [path.join(workspaceRoot, 'node_modules', script), ...scriptArguments], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status: result.status, output: result.stdout + result.stderr };
}

const dependencies = ['runtime', 'runtime-conformance'];

/** A workspace that has what an adapter needs. */
function prepareWorkspace() {
  for (const file of ['tsconfig.json', 'tooling/typescript/base.json']) {
    cpSync(path.join(workspaceRoot, file), path.join(root, file));
  }
  mkdirSync(path.join(root, '.changeset'));
  link('node_modules');
  for (const folder of packageFolders()) link(folder);
}

/** What pnpm would do, without asking a registry. */
function installDependencies() {
  for (const name of dependencies) link(`packages/${name}`, `packages/runtime-my-engine/node_modules/@puna/${name}`);
}

describe('a new adapter', () => {
  const folder = 'packages/runtime-my-engine';

  beforeAll(() => {
    prepareWorkspace();
    createRuntime(root, 'runtime-my-engine');
    installDependencies();
  });

  it('has its own name everywhere', () => {
    const source = readFileSync(path.join(root, folder, 'src/create-runtime.ts'), 'utf8');
    expect(source).toContain('function createMyEngineRuntime(options: MyEngineRuntimeOptions');
    const model = readFileSync(path.join(root, folder, 'src/my-engine-model.ts'), 'utf8');
    expect(model).toContain('class MyEngineModel');
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    expect(manifest.name).toBe('@puna/runtime-my-engine');
  });

  it('comes with a changeset, and is built with the others', () => {
    expect(readFileSync(path.join(root, '.changeset/runtime-my-engine-first.md'), 'utf8')).toContain(
      "'@puna/runtime-my-engine': minor",
    );
    const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
    expect(references).toContainEqual({ path: './packages/runtime-my-engine' });
  });

  it('compiles', () => {
    expect(run('typescript/bin/tsc', '-p', folder)).toEqual({ status: 0, output: '' });
    expect(existsSync(path.join(root, folder, 'dist/factory.js'))).toBe(true);
  });

  it('passes the conformance tests that need no capability', () => {
    const { status, output } = run('vitest/vitest.mjs', 'run', '--root', root, folder, '--reporter=verbose');
    expect(output).toContain('✓ packages/runtime-my-engine/src/conformance.test.ts');
    expect(output).toContain('refuses a file that ends in the middle with a LoadError, and goes on');
    expect(output).toContain('does completion where it is declared, and refuses it otherwise');
    expect(output).not.toContain('×');
    expect(status).toBe(0);
  });
});

describe('a name', () => {
  it.each(['My Engine', '../x', '', 'a--b', '1x'])('can not be %j', (name) => {
    expect(() => createRuntime(root, name)).toThrow("can't be an adapter's name");
  });

  it('can not be that of an adapter that is there', () => {
    expect(() => createRuntime(workspaceRoot, 'llama-cpp')).toThrow('packages/runtime-llama-cpp already');
  });
});
