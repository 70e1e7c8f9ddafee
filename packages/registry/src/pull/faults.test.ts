import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { modelOn, targetIn, testClient } from '../fixtures/download.js';
import { type Fault, TestRegistry, type TestRegistryOptions } from '@puna-tooling/testing/registry';
import { seededRandom } from '../fixtures/seeded-random.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import {
  BlobNotFoundError,
  DigestError,
  RegistryResponseError,
  UnreachableError,
  type TransferLimits,
} from '../index.js';

const insecure = { insecure: true };
const megabyte = 1_000_000;

interface PullSetup extends TestRegistryOptions {
  readonly size?: number;
  readonly limits?: Partial<TransferLimits>;
}

/** A registry with one blob, and a client that wants it. */
async function setUp({ size = 5 * megabyte, limits = {}, ...options }: PullSetup = {}) {
  const registry = await TestRegistry.start({ bytesPerSecond: 20 * megabyte, ...options });
  const blob = randomBytes(size);
  const descriptor = registry.add(blob);
  const { client, messages } = testClient({ limits });
  const directory = await temporaryDirectory();
  const target = targetIn(directory);
  const pull = () => client.pullBlob(modelOn(registry.server.host), descriptor, target, insecure);
  return { registry, blob, descriptor, client, messages, directory, target, pull };
}

/** Faults for the first requests, and none after that. */
function inOrder(...faults: (Fault | undefined)[]) {
  return { faultFor: ({ index }: { index: number }) => faults[index] };
}

describe('a pull from a registry that fails', () => {
  const transient: [string, Fault][] = [
    ['cuts the connection', { kind: 'cut', after: 300_000, reset: false }],
    ['cuts the connection before the first byte', { kind: 'cut', after: 0, reset: false }],
    ['resets the connection', { kind: 'cut', after: 300_000, reset: true }],
    ['stalls', { kind: 'stall', after: 100_000 }],
    ['stalls before the first byte', { kind: 'stall', after: 0 }],
    ['answers 500', { kind: 'status', status: 500 }],
    ['answers 503 and asks for patience', { kind: 'status', status: 503, retryAfter: '1' }],
    ['answers 429 and names a moment', { kind: 'status', status: 429, retryAfter: new Date().toUTCString() }],
    ['answers another range', { kind: 'other-range', by: 500_000 }],
    ['answers a range that begins early', { kind: 'other-range', by: -100_000 }],
    ['announces more than it sends', { kind: 'wrong-length', by: 1000 }],
    ['announces less than it sends', { kind: 'wrong-length', by: -1000 }],
    ['answers with the whole blob', { kind: 'ignore-range' }],
  ];

  it.each(transient)('that %s goes on', async (_, fault) => {
    const { blob, target, pull, registry, descriptor } = await setUp(inOrder(undefined, fault, fault));
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.sent(descriptor.digest)).toBeLessThan(2 * blob.length);
  });

  it.each(transient)('at the very beginning: that %s goes on', async (_, fault) => {
    const { blob, target, pull, directory } = await setUp(inOrder(fault));
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(await readdir(directory)).toEqual(['blob']);
  });

  it('that knows no ranges is read from one connection, once', async () => {
    const { blob, target, pull, registry, descriptor } = await setUp({ faultFor: () => ({ kind: 'ignore-range' }) });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.sent(descriptor.digest)).toBe(blob.length);
  });

  it('that always fails ends with what it said, and the next pull goes on', async () => {
    const broken = { now: true };
    const { blob, target, pull, directory, registry, descriptor } = await setUp({
      faultFor: ({ index }) => (broken.now && index > 2 ? { kind: 'status', status: 503 } : undefined),
      limits: { attempts: 3 },
    });
    const pulling = pull();
    await expect(pulling).rejects.toSatisfy(RegistryResponseError.isInstance);
    await expect(pulling).rejects.toMatchObject({ status: 503, excerpt: 'as the test wants it' });
    expect((await readdir(directory)).sort()).toEqual(['blob-journal', 'blob-partial']);
    broken.now = false;
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.2 * blob.length);
  });

  it('that lacks the blob says so at once', async () => {
    const { pull, registry } = await setUp();
    registry.blobs.clear();
    await expect(pull()).rejects.toSatisfy(BlobNotFoundError.isInstance);
    expect(registry.server.requests).toHaveLength(1);
  });

  it('that is not there says so at once', async () => {
    const { pull, registry } = await setUp();
    await registry.server.close();
    const pulling = pull();
    await expect(pulling).rejects.toSatisfy(UnreachableError.isInstance);
    await expect(pulling).rejects.toThrow(`could not reach ${registry.server.host} (GET ${registry.server.origin}/v2/`);
    await expect(pulling).rejects.toThrow('connection refused');
  });

  it('that has a blob of another size is not believed', async () => {
    const { client, registry, descriptor, target } = await setUp({ limits: { attempts: 2 } });
    const longer = { ...descriptor, size: descriptor.size + 1 };
    const pulling = client.pullBlob(modelOn(registry.server.host), longer, target, insecure);
    await expect(pulling).rejects.toThrow(`the blob there has ${descriptor.size} bytes, but the manifest says`);
  });
});

describe('a pull over slow connections', () => {
  it('opens more of them where each has its own pace', async () => {
    const { blob, target, pull, registry } = await setUp({ size: 24 * megabyte, bytesPerSecond: megabyte });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.mostConnections).toBeGreaterThan(6);
    expect(registry.mostConnections).toBeLessThanOrEqual(16);
  });

  it('keeps to the number that it is allowed', async () => {
    const { pull, registry } = await setUp({ bytesPerSecond: megabyte, limits: { connections: 2 } });
    await pull();
    expect(registry.mostConnections).toBe(2);
  });

  it('does not wait for one that became slow', async () => {
    const { blob, target, pull, registry, descriptor } = await setUp({
      size: 24 * megabyte,
      faultFor: ({ index }) => (index === 2 ? { kind: 'slow', bytesPerSecond: 100_000 } : undefined),
      limits: { smallestRangeBytes: 4 * megabyte },
    });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    // The slow connection had 4 MB to bring, in 40 seconds. What it was relieved of may be on its way already.
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.3 * blob.length);
  }, 20_000);
});

describe('a pull of wrong bytes', () => {
  it('repairs what was wrong, and does not begin anew', async () => {
    const { blob, target, pull, registry, descriptor, messages } = await setUp({
      ...inOrder(undefined, { kind: 'wrong-bytes', after: 200_000, length: 3 }),
      size: 150 * megabyte,
      bytesPerSecond: 200 * megabyte,
    });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(messages.join('\n')).toContain('it is compared with the registry and repaired');
    // Nothing hints at the place, so the blob is compared from its beginning, 64 MB at a time, until the digest is right.
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.5 * blob.length);
  });

  it('suspects first what came before a connection broke', async () => {
    const size = 150 * megabyte;
    let garbled = false;
    const { blob, target, pull, registry, descriptor, messages } = await setUp({
      size,
      bytesPerSecond: 200 * megabyte,
      faultFor: ({ request }) => {
        if (garbled || Number(/\d+/.exec(request.headers.range ?? '')?.[0]) < 0.7 * size) return undefined;
        garbled = true;
        return { kind: 'cut', after: 400_000, reset: false, garbled: 1000 };
      },
    });
    await pull();
    expect(blob.equals(await target.content())).toBe(true);
    expect(messages.join('\n')).toContain('were wrong and have been replaced');
    expect(registry.sent(descriptor.digest)).toBeLessThan(1.1 * size);
  });

  it('ends with both digests where the registry has nothing better', async () => {
    const { client, registry, descriptor, target, directory } = await setUp();
    const other = randomBytes(descriptor.size);
    const { digest } = registry.add(other);
    registry.blobs.set(descriptor.digest, other);
    const pulling = client.pullBlob(modelOn(registry.server.host), descriptor, target, insecure);
    await expect(pulling).rejects.toSatisfy(DigestError.isInstance);
    await expect(pulling).rejects.toMatchObject({ expected: descriptor.digest, found: digest });
    await expect(pulling).rejects.toThrow(`want ${descriptor.digest}, got ${digest}`);
    expect(registry.sent(descriptor.digest)).toBeLessThan(2.1 * descriptor.size);
    expect(await readdir(directory)).not.toContain('blob');
  });
});

/** Faults that show; those that don't cost a comparison and have their own test. */
function randomFault(random: (below: number) => number): Fault {
  const after = random(400_000);
  const status = [429, 500, 502, 503][random(4)]!;
  const retryAfter = ['0', '1', new Date(Date.now() + 1000).toUTCString()][random(3)]!;
  const faults: Fault[] = [
    { kind: 'cut', after, reset: false },
    { kind: 'cut', after, reset: true },
    { kind: 'cut', after, reset: false },
    { kind: 'stall', after },
    { kind: 'status', status },
    { kind: 'status', status, retryAfter },
    { kind: 'ignore-range' },
    { kind: 'other-range', by: random(2_000_000) - 1_000_000 },
    { kind: 'wrong-length', by: random(2000) - 1000 },
  ];
  return faults[random(faults.length)]!;
}

describe('200 random faults in one pull of 100 MB', () => {
  const size = 100 * megabyte;

  it('is completed, and at most 1.3 times its size crosses the wire', async () => {
    const random = seededRandom(20_260_214);
    let faults = 0;
    const { blob, target, pull, registry, descriptor } = await setUp({
      size,
      bytesPerSecond: 8 * megabyte,
      limits: { largestRangeBytes: 2 * megabyte },
      faultFor: () => {
        if (faults === 200) return undefined;
        faults += 1;
        return randomFault(random);
      },
    });
    await pull();
    expect(faults).toBe(200);
    expect(blob.equals(await target.content())).toBe(true);
    expect(registry.sent(descriptor.digest) / size).toBeLessThan(1.3);
  }, 180_000);
});
