// The GPU builds of llama.cpp (up to 670 MB), which the workspace's own installation leaves out.
//
// They are installed beside pnpm's tree and linked into node_modules/@node-llama-cpp, where node-llama-cpp looks for
// them. Taking them out of pnpm-workspace.yaml's ignoredOptionalDependencies instead would change the lockfile.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './run-program.mjs';
import { notesFolder, say, workspaceRoot } from './workspace.mjs';

const bindingFolder = path.join(workspaceRoot, 'packages/runtime-llama-cpp/node_modules/node-llama-cpp');
const installFolder = path.join(notesFolder, 'gpu');
const linkFolder = path.join(workspaceRoot, 'node_modules/@node-llama-cpp');

/**
 * The packages with GPU builds for a system: the names say system, processor and kind of GPU.
 * @param {Record<string, string>} optionalDependencies those of node-llama-cpp, name to exact version
 * @param {string} platform as `process.platform`
 * @param {string} architecture as `process.arch`
 * @returns {[name: string, version: string][]}
 */
export function gpuPackagesFor(optionalDependencies, platform, architecture) {
  const system = platform === 'win32' ? 'win' : platform;
  const names = new RegExp(`^@node-llama-cpp/${system}-${architecture}-(?:cuda|cuda-ext|vulkan)$`);
  return Object.entries(optionalDependencies).filter(([name]) => names.test(name));
}

/** Installs and links the GPU builds for this machine where they are not there yet. @returns {boolean} success */
export function installGpuPackages() {
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(bindingFolder, 'package.json'), 'utf8'));
  const wanted = gpuPackagesFor(optionalDependencies, process.platform, process.arch);
  if (wanted.length === 0) {
    say(`there are no separate GPU packages for ${process.platform} ${process.arch}: nothing more to install`);
    return true;
  }
  if (!wanted.every(isInstalled)) {
    say(`installing the GPU packages: ${wanted.map(([name]) => name).join(', ')} (up to 670 MB)`);
    if (!install(wanted)) return false;
  }
  for (const [name] of wanted) link(name);
  return true;
}

/** @param {[string, string]} entry */
function isInstalled([name, version]) {
  const manifest = path.join(installFolder, 'node_modules', name, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
}

/** @param {[string, string][]} wanted */
function install(wanted) {
  mkdirSync(installFolder, { recursive: true });
  const manifest = { name: 'puna-gpu-packages', private: true, dependencies: Object.fromEntries(wanted) };
  writeFileSync(path.join(installFolder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const options = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
  return runNpm('npm', ['install', ...options], { cwd: installFolder }) === 0;
}

/** @param {string} name */
function link(name) {
  const from = path.join(linkFolder, path.basename(name));
  mkdirSync(linkFolder, { recursive: true });
  rmSync(from, { recursive: true, force: true });
  symlinkSync(path.join(installFolder, 'node_modules', name), from, 'junction');
}
