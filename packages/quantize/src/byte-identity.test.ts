import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeModel } from './fixtures/write-model.js';
import { createQuantizer } from './index.js';

/**
 * What llama.cpp's own program `llama-quantize` of v0.5.0 (the release in node-llama-cpp 3.22.1) makes of the model, compiled
 * from its source; the README says how. A new release may well make other files: then these are made anew with it.
 */
const fromLlamaQuantize = {
  Q4_0: 'c0301c9f199330487deb44d7db852a57fc1043743c757ae8d519d9d084a57dc4',
  Q5_1: 'e6cbc9ac8e9ca6b93192740f9270a63c13e6f3fdfb73e82fd8f3267d31072446',
  Q8_0: 'c2cbb0854eb79ab066aa52e50e453d42da32cb69216127ed275c593eba863aab',
  Q2_K: 'd167692fec9eb03d2de46c3f2e32e28d48efff9e88d7c9cf879fb5a8e6b5debc',
  Q3_K_M: '4a807a9287ae424dd628515b0ffcc8b2ae2320e46ebd69ff66f37ad15fea8660',
  Q4_K_M: 'cc5bc314bb57ee3c0abca5dd087447461ab43e1f504230a00174621c293e91f7',
  Q5_K_S: '66535448e21dd42d65745447b5c615e514eaa8a41c69d38d2a7fec2700bf2fba',
  Q6_K: '2b259b16c83d62d8f3a22d6f1144b6f7c4ea4ec1fab4bcb46cd79593afe8be77',
  IQ3_S: '05bf7fbcf7a7452348a6768582d78dedad6505a6d79d3ac306a3b07462fc3925',
  IQ4_XS: '6f14d2cc7651fa40e5c7afcda617720bd1854f39a1d70ffa5497eb574f11ef46',
  TQ2_0: 'fb7c4e63f94f0bab7684f788c5527dd6e13791a4dd0d201639ef60f09c897875',
  BF16: '55a3df5db926d7474dad739d249371ef605aa0ca3169664e3a60f62662753a60',
};
const sourceHash = 'a3a3206821ab7c4b0bf6c71431d5c4a65f2eb162974a6e315552929c0fcf7d58';

const platform = `${process.platform}-${process.arch}`;
const elsewhere =
  platform === 'linux-x64'
    ? undefined
    : `the hashes are those of linux-x64; on ${platform} the compiler may add and multiply in one step, which rounds otherwise`;

describe('a file that was quantised here', () => {
  let directory: TemporaryDirectory;
  let source: string;

  beforeAll(async () => {
    directory = await temporaryDirectory();
    source = path.join(directory.path, 'source.gguf');
    await writeModel(source);
  });
  afterAll(() => directory.remove());

  it('is made of the same model everywhere', async () => {
    expect(await sha256(source)).toBe(sourceHash);
  });

  it.for(Object.entries(fromLlamaQuantize))(
    'as %s is, byte for byte, that of llama-quantize',
    async (row, { skip }) => {
      if (elsewhere !== undefined) skip(elsewhere);
      const [type, hash] = row;
      const target = path.join(directory.path, `${type}.gguf`);
      await createQuantizer().quantize({ sourcePath: source, targetPath: target, type });
      expect(await sha256(target)).toBe(hash);
    },
  );
});

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
