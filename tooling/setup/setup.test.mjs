import { describe, expect, it } from 'vitest';
import { buildFingerprint, installFingerprint, packageFolders } from './fingerprint.mjs';
import { gpuPackagesFor } from './gpu-packages.mjs';
import { isAtLeast } from './require-node.mjs';

describe('the check of the Node version', () => {
  it.each([
    ['20.19.0', '20.19', true],
    ['20.20.2', '20.19', true],
    ['22.0.0', '20.19', true],
    ['20.9.0', '20.19', false],
    ['18.20.0', '20.19', false],
    ['20.19.0', '20.19.1', false],
  ])('%s against %s: %s', (version, minimum, enough) => {
    expect(isAtLeast(version, minimum)).toBe(enough);
  });
});

describe('the GPU packages', () => {
  const dependencies = {
    '@node-llama-cpp/linux-x64': '3.0.0',
    '@node-llama-cpp/linux-x64-cuda': '3.0.0',
    '@node-llama-cpp/linux-x64-vulkan': '3.0.0',
    '@node-llama-cpp/win-x64-cuda-ext': '3.0.0',
    '@node-llama-cpp/mac-arm64-metal': '3.0.0',
  };

  it('are those of the system and processor, without the CPU build', () => {
    expect(gpuPackagesFor(dependencies, 'linux', 'x64').map(([name]) => name)).toEqual([
      '@node-llama-cpp/linux-x64-cuda',
      '@node-llama-cpp/linux-x64-vulkan',
    ]);
  });

  it('are found on Windows, whose packages say win', () => {
    expect(gpuPackagesFor(dependencies, 'win32', 'x64')).toEqual([['@node-llama-cpp/win-x64-cuda-ext', '3.0.0']]);
  });

  it('do not exist for a Mac, whose build includes Metal', () => {
    expect(gpuPackagesFor(dependencies, 'darwin', 'arm64')).toEqual([]);
  });
});

describe('the notes about this checkout', () => {
  it('stay the same while nothing changes', () => {
    expect(installFingerprint()).toBe(installFingerprint());
    expect(buildFingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('cover every package', () => {
    expect(packageFolders()).toContain('packages/runtime');
    expect(packageFolders()).toContain('apps/cli');
  });
});
