import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const gpuPackages: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['linux-x64-cuda', 'linux-x64-vulkan'],
  'win32-x64': ['win-x64-cuda', 'win-x64-vulkan'],
  'darwin-arm64': ['mac-arm64-metal'],
};

const cpuPackages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
  'darwin-x64': 'mac-x64',
};

/**
 * Path of the prebuilt CPU addon where it is surely the right one: no GPU package is installed (or none is wanted), and the
 * user has built nothing with `npx node-llama-cpp source build`. Otherwise undefined, and node-llama-cpp has to choose.
 *
 * Choosing it here saves what node-llama-cpp spends on the choice: loading its 2 MB of code, and starting a second process
 * that tries the addon out. Together that is about one second of every start (measured with 2 cores), more than loading a
 * small model takes; a crash while trying ends only the process that hosts the model, which is one of its own anyway.
 */
export async function findCpuAddon(gpu: 'auto' | false): Promise<string | undefined> {
  const platform = `${process.platform}-${process.arch}`;
  const cpuPackage = cpuPackages[platform];
  const resolve = resolverOfNodeLlamaCpp();
  if (cpuPackage === undefined || resolve === undefined) return undefined;
  if (gpu === 'auto' && (gpuPackages[platform] ?? []).some((name) => resolve(`@node-llama-cpp/${name}`) !== undefined))
    return undefined;
  if (await hasLocalBuild(resolve)) return undefined;
  const entry = resolve(`@node-llama-cpp/${cpuPackage}`);
  if (entry === undefined) return undefined;
  const addon = path.join(path.dirname(entry), '..', 'bins', cpuPackage, 'llama-addon.node');
  return existsSync(addon) ? addon : undefined;
}

type Resolve = (specifier: string) => string | undefined;

/** Resolves as if from inside node-llama-cpp, since the addons are packages that only it depends on. */
function resolverOfNodeLlamaCpp(): Resolve | undefined {
  const own = resolver(createRequire(import.meta.url));
  const entry = own('node-llama-cpp');
  if (entry === undefined) return undefined;
  const inside = resolver(createRequire(entry));
  return (specifier) => (specifier === 'node-llama-cpp' ? entry : inside(specifier));
}

function resolver(require: NodeJS.Require): Resolve {
  return (specifier) => {
    try {
      return require.resolve(specifier);
    } catch {
      return undefined;
    }
  };
}

async function hasLocalBuild(resolve: Resolve): Promise<boolean> {
  const entry = resolve('node-llama-cpp');
  if (entry === undefined) return false;
  const builds = await readdir(path.join(path.dirname(entry), '..', 'llama', 'localBuilds')).catch(() => []);
  return builds.length > 0;
}
